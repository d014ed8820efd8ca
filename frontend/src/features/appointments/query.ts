import { graphql } from '../../kit/graphql'

/** A page of the list: what the act is, how it stands, and who is waited for. */
export const AppointmentsQuery = graphql(`
  query Appointments($first: Int, $last: Int, $after: String, $before: String, $where: AppointmentWhere, $orderBy: [AppointmentOrder!]) {
    appointments(first: $first, last: $last, after: $after, before: $before, where: $where, orderBy: $orderBy) {
      nodes {
        id
        procedure
        state
        stateOn
        waitingFor
        waitingDays
        waitingForMe
        silent
        copyLate
        overridden
        expedited
        managementClass
        fromTitle
        toTitle
        effectiveOn
        orderNumber
        orderedOn
        matter
        kind { code name }
        staffName
        counterpartName
        agency { id name }
        township { id name }
        department { id name }
        masked { field reason }
      }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`)

export const AppointmentsCountQuery = graphql(`
  query AppointmentsCount($where: AppointmentWhere) {
    appointments(where: $where) { totalCount }
  }
`)

/** The kinds as data: a district may add its own. */
export const KindsQuery = graphql(`
  query AppointmentKinds {
    appointmentKinds(first: 100) {
      nodes { id code name procedure effect urgent replyDays copyDays basis }
    }
  }
`)

/** A page of the ledger, newest lines first. */
export const ReceiptsQuery = graphql(`
  query Receipts($first: Int, $last: Int, $after: String, $before: String, $where: ReceiptWhere, $orderBy: [ReceiptOrder!]) {
    receipts(first: $first, last: $last, after: $after, before: $before, where: $where, orderBy: $orderBy) {
      nodes {
        id
        sequence
        kind
        number
        day
        signedBy
        note
        hash
        previousHash
        intact
        township { id name }
        organisation { id name }
        appointment { id staffName kind { code name } }
      }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`)

export const ReceiptsCountQuery = graphql(`
  query ReceiptsCount($where: ReceiptWhere) {
    receipts(where: $where) { totalCount }
  }
`)
