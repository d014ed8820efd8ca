import { graphql } from '../../kit/graphql'

const BatchFragment = graphql(`
  fragment BatchParts on ImportBatch @_unmask {
    id
    version
    target
    state
    fileName
    total
    faulty
    checkedAt
    can
    faults(first: 100) { nodes { id row column zh en } totalCount }
  }
`)

export const ImportPageQuery = graphql(
  `
    query ImportPage {
      importTemplates { target check columns { field heading required } }
      imports(first: 20, orderBy: [{ field: CHECKED_AT, direction: DESC }]) { nodes { ...BatchParts } }
      viewer { post { id can } organisation { __typename id ... on Organ { can } } }
    }
  `,
  [BatchFragment],
)

export const ImportProgressQuery = graphql(`
  query ImportProgress { importsUnderWay { target phase done total } }
`)

export const ImportCheckMutation = graphql(`
  mutation ImportCheck($input: ImportCheckInput!) {
    importCheck(input: $input) { errors { field code message } importBatch { id } }
  }
`)
export const ImportCheckStandardsMutation = graphql(`
  mutation ImportCheckStandards($input: ImportCheckInput!) {
    importCheckStandards(input: $input) { errors { field code message } importBatch { id } }
  }
`)
export const ImportCheckAccountsMutation = graphql(`
  mutation ImportCheckAccounts($input: ImportCheckInput!) {
    importCheckAccounts(input: $input) { errors { field code message } importBatch { id } }
  }
`)
export const ImportCheckPostsMutation = graphql(`
  mutation ImportCheckPosts($input: ImportCheckInput!) {
    importCheckPosts(input: $input) { errors { field code message } importBatch { id } }
  }
`)
export const ImportCommitMutation = graphql(`
  mutation ImportCommit($input: ChangeInput!) {
    importCommit(input: $input) { errors { field code message } importBatch { id version state } }
  }
`)
export const ImportDiscardMutation = graphql(`
  mutation ImportDiscard($input: ChangeInput!) {
    importDiscard(input: $input) { errors { field code message } importBatch { id version state } }
  }
`)
export const ImportUndoMutation = graphql(`
  mutation ImportUndo($input: ChangeInput!) {
    importUndo(input: $input) { errors { field code message } importBatch { id version state } }
  }
`)
