import { graphql } from '../../kit/graphql'

/** One mutation per act; the answer is reloaded by the page. */
export const documents = {
  send: graphql(`
    mutation AppointmentSend($input: AppointmentSendInput!) {
      appointmentSend(input: $input) { errors { field code message } appointment { id version } }
    }
  `),
  consent: graphql(`
    mutation AppointmentConsent($input: AppointmentConsentInput!) {
      appointmentConsent(input: $input) { errors { field code message } appointment { id version } }
    }
  `),
  object: graphql(`
    mutation AppointmentObject($input: AppointmentObjectInput!) {
      appointmentObject(input: $input) { errors { field code message } appointment { id version } }
    }
  `),
  release: graphql(`
    mutation AppointmentRelease($input: AppointmentReleaseInput!) {
      appointmentRelease(input: $input) { errors { field code message } appointment { id version } }
    }
  `),
  retain: graphql(`
    mutation AppointmentRetain($input: AppointmentRetainInput!) {
      appointmentRetain(input: $input) { errors { field code message } appointment { id version } }
    }
  `),
  revise: graphql(`
    mutation AppointmentRevise($input: AppointmentReviseInput!) {
      appointmentRevise(input: $input) { errors { field code message } appointment { id version } }
    }
  `),
  consult: graphql(`
    mutation AppointmentConsult($input: AppointmentConsultInput!) {
      appointmentConsult(input: $input) { errors { field code message } appointment { id version } }
    }
  `),
  order: graphql(`
    mutation AppointmentOrder($input: AppointmentOrderInput!) {
      appointmentOrder(input: $input) { errors { field code message } appointment { id version } }
    }
  `),
  override: graphql(`
    mutation AppointmentOverride($input: AppointmentOverrideInput!) {
      appointmentOverride(input: $input) { errors { field code message } appointment { id version } }
    }
  `),
  expedite: graphql(`
    mutation AppointmentExpedite($input: AppointmentExpediteInput!) {
      appointmentExpedite(input: $input) { errors { field code message } appointment { id version } }
    }
  `),
  copy: graphql(`
    mutation AppointmentCopy($input: AppointmentCopyInput!) {
      appointmentCopy(input: $input) { errors { field code message } appointment { id version } }
    }
  `),
  acknowledge: graphql(`
    mutation AppointmentAcknowledge($input: AppointmentAcknowledgeInput!) {
      appointmentAcknowledge(input: $input) { errors { field code message } appointment { id version } }
    }
  `),
  withdraw: graphql(`
    mutation AppointmentWithdraw($input: AppointmentWithdrawInput!) {
      appointmentWithdraw(input: $input) { errors { field code message } appointment { id version } }
    }
  `),
}

export const draftDocument = graphql(`
  mutation AppointmentDraft($input: AppointmentDraftInput!) {
    appointmentDraft(input: $input) { errors { field code message } appointment { id version } }
  }
`)
