import { graphql } from '../../gql/gql.ts';

/** All that is shown of one account; the answers of its commands bring it up to date. */
export const AccountSheetDocument = graphql(`
  fragment AccountSheet on UserAccount {
    __typename
    id
    name
    email
    createdAt
    passwordIsDue
    hasSecondFactor
    disabledAt
    disabledReason
    grants {
      __typename
      id
      roleName
      state
      grantedAt
      grantedByName
      expiresAt
      limits { __typename refundUpToMinor discountUpToMinor purchaseUpToMinor }
      outlet { __typename id name }
    }
    pastGrants {
      __typename
      id
      roleName
      state
      grantedAt
      expiresAt
      withdrawnAt
      withdrawnByName
      outlet { __typename id name }
    }
  }
`);
