import { graphql } from '../../kit/graphql'

export const openAccount = graphql(`
  mutation OpenAccount($input: AccountOpenInput!) {
    accountOpen(input: $input) { errors { field code message } account { id } }
  }
`)
export const disableAccount = graphql(`
  mutation DisableAccount($input: ChangeInput!) {
    accountDisable(input: $input) { errors { field code message } account { id } }
  }
`)
export const enableAccount = graphql(`
  mutation EnableAccount($input: ChangeInput!) {
    accountEnable(input: $input) { errors { field code message } account { id } }
  }
`)
export const resetPassword = graphql(`
  mutation ResetPassword($input: AccountResetInput!) {
    accountResetPassword(input: $input) { errors { field code message } account { id } }
  }
`)
export const givePost = graphql(`
  mutation GivePost($input: PostGiveInput!) {
    postGive(input: $input) { errors { field code message } post { id } }
  }
`)
export const endPost = graphql(`
  mutation EndPost($input: ActInput!) {
    postEnd(input: $input) { errors { field code message } post { id } }
  }
`)
