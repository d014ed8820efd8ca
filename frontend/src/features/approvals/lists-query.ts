import { graphql, type ResultOf } from '../../kit/graphql'

/**
 * Every list with its versions, and for each category what the windows must offer without it being delegated (`kept`), and what is
 * delegated without standing at the window (`absent`): by the regulation there is none of these.
 */
export const ItemListsQuery = graphql(`
  query ItemLists {
    itemLists(first: 50) {
      nodes {
        id
        name
        kind
        category
        agencyKind
        current { id number size since document }
        versions { id number size since until }
      }
    }
    keptCENTRAL: approvalItems(where: {
      lists: { list: { kind: { eq: WINDOW }, category: { eq: CENTRAL } } }
      not: { lists: { list: { kind: { eq: DELEGATED }, category: { eq: CENTRAL } } } }
    }) { totalCount }
    keptDEVELOPMENT: approvalItems(where: {
      lists: { list: { kind: { eq: WINDOW }, category: { eq: DEVELOPMENT } } }
      not: { lists: { list: { kind: { eq: DELEGATED }, category: { eq: DEVELOPMENT } } } }
    }) { totalCount }
    keptECOLOGICAL: approvalItems(where: {
      lists: { list: { kind: { eq: WINDOW }, category: { eq: ECOLOGICAL } } }
      not: { lists: { list: { kind: { eq: DELEGATED }, category: { eq: ECOLOGICAL } } } }
    }) { totalCount }
    absentCENTRAL: approvalItems(where: {
      lists: { list: { kind: { eq: DELEGATED }, category: { eq: CENTRAL } } }
      not: { lists: { list: { kind: { eq: WINDOW }, category: { eq: CENTRAL } } } }
    }) { totalCount }
    absentDEVELOPMENT: approvalItems(where: {
      lists: { list: { kind: { eq: DELEGATED }, category: { eq: DEVELOPMENT } } }
      not: { lists: { list: { kind: { eq: WINDOW }, category: { eq: DEVELOPMENT } } } }
    }) { totalCount }
    absentECOLOGICAL: approvalItems(where: {
      lists: { list: { kind: { eq: DELEGATED }, category: { eq: ECOLOGICAL } } }
      not: { lists: { list: { kind: { eq: WINDOW }, category: { eq: ECOLOGICAL } } } }
    }) { totalCount }
  }
`)

export type ListsData = ResultOf<typeof ItemListsQuery>
export type ListRow = ListsData['itemLists']['nodes'][number]
