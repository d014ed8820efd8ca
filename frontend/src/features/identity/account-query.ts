import { graphql, type ResultOf } from '../../kit/graphql'

/** `account`: a system administrator sees everybody's sessions; this page shows the own ones. */
export const AccountQuery = graphql(`
  query Account($account: ID!) {
    viewer {
      account { displayName username }
      post { id }
      posts {
        id
        title
        role
        validFrom
        validTo
        organisation { __typename id name }
        standsInFor { id title }
      }
    }
    sessions(
      where: { account: { id: { eq: $account } }, endedAt: { isNull: true } }
      first: 50
    ) {
      nodes {
        id
        current
        agent
        address
        createdAt
        expiresAt
        lastSeenAt
        post { id title organisation { __typename id name } }
      }
    }
    myAccessLog(first: 50) {
      nodes { id at byMe displayName organisation postTitle fieldGroups }
    }
  }
`)

type Answer = ResultOf<typeof AccountQuery>
export type OwnPost = Answer['viewer']['posts'][number]
export type OwnSession = Answer['sessions']['nodes'][number]
export type Reading = Answer['myAccessLog']['nodes'][number]
