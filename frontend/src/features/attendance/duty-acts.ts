import { graphql } from '../../kit/graphql'

export const assign = graphql(`
  mutation RosterAssign($input: RosterAssignInput!) { rosterAssign(input: $input) { errors { field code message } } }
`)
export const publish = graphql(`
  mutation RosterPublish($input: RosterPublishInput!) { rosterPublish(input: $input) { errors { field code message } } }
`)
export const open = graphql(`
  mutation RosterOpen($input: RosterOpenInput!) { rosterOpen(input: $input) { errors { field code message } } }
`)
export const swap = graphql(`
  mutation DutySwap($input: DutySwapInput!) { dutySwap(input: $input) { errors { field code message } } }
`)
export const accept = graphql(`
  mutation SwapAccept($input: SwapAnswerInput!) { swapAccept(input: $input) { errors { field code message } } }
`)
export const decline = graphql(`
  mutation SwapDecline($input: SwapAnswerInput!) { swapDecline(input: $input) { errors { field code message } } }
`)
export const withdrawSwap = graphql(`
  mutation SwapWithdraw($input: SwapAnswerInput!) { swapWithdraw(input: $input) { errors { field code message } } }
`)
