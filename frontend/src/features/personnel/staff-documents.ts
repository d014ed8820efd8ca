import { graphql } from '../../kit/graphql'

export const enterStaff = graphql(`
  mutation EnterStaff($input: StaffEnterInput!) {
    staffEnter(input: $input) { errors { field code message } staff { id } }
  }
`)
export const correctContact = graphql(`
  mutation CorrectContact($input: StaffContactInput!) {
    staffCorrectContact(input: $input) { errors { field code message } staff { id } }
  }
`)
export const correctEstablishment = graphql(`
  mutation CorrectEstablishment($input: StaffEstablishmentInput!) {
    staffCorrectEstablishment(input: $input) { errors { field code message } staff { id } }
  }
`)
export const leaveStaff = graphql(`
  mutation LeaveStaff($input: StaffLeaveInput!) {
    staffLeave(input: $input) { errors { field code message } staff { id } }
  }
`)
