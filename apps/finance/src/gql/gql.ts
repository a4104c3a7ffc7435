/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query DayBook($outletId: UUID, $from: LocalDate, $to: LocalDate, $after: String, $first: Int = 100) {\n    journalEntries(outletId: $outletId, from: $from, to: $to, first: $first, after: $after) {\n      __typename\n      totalCount\n      pageInfo { __typename hasNextPage endCursor }\n      edges {\n        __typename\n        cursor\n        node {\n          __typename\n          id\n          number\n          businessDate\n          narration\n          event\n          total\n          lines { __typename position debit credit account { __typename code name } }\n          ...EntryDrawer\n        }\n      }\n    }\n  }\n": typeof types.DayBookDocument,
    "\n  fragment EntryDrawer on JournalEntry {\n    __typename\n    id\n    number\n    businessDate\n    taxDate\n    narration\n    sourceType\n    event\n    postedAt\n    postedBy\n    outlet { __typename id name }\n    order { __typename id token }\n    ...EntryTable\n  }\n": typeof types.EntryDrawerFragmentDoc,
    "\n  fragment OrderDocuments on Order {\n    __typename\n    documents { __typename id type number reason taxDate taxable tax roundOff total }\n  }\n": typeof types.OrderDocumentsFragmentDoc,
    "\n  query FinanceOrder($id: UUID!) {\n    order(id: $id) {\n      __typename\n      id\n      token\n      state\n      paymentStatus\n      placedAt\n      outlet { __typename id name }\n      ...OrderSale\n      ...OrderDocuments\n      entries { __typename id number narration businessDate ...EntryTable }\n    }\n  }\n": typeof types.FinanceOrderDocument,
    "\n  fragment OrderSale on Order {\n    __typename\n    taxable\n    tax\n    roundOff\n    total\n    lines { __typename position name variantName quantity unitPrice gross taxable rateBp cgst sgst igst }\n    payments {\n      __typename\n      id\n      tender\n      amount\n      state\n      createdAt\n      capturedAt\n      refunds { __typename id amount state reason createdAt }\n    }\n  }\n": typeof types.OrderSaleFragmentDoc,
    "\n  query TrialBalance($asOf: LocalDate, $outletId: UUID) {\n    trialBalance(asOf: $asOf, outletId: $outletId) {\n      __typename\n      asOf\n      debit\n      credit\n      rows { __typename debit credit account { __typename code name type } }\n    }\n  }\n": typeof types.TrialBalanceDocument,
    "\n  fragment EntryTable on JournalEntry {\n    __typename\n    id\n    total\n    lines {\n      __typename\n      position\n      debit\n      credit\n      party\n      account { __typename code name }\n    }\n  }\n": typeof types.EntryTableFragmentDoc,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      __typename\n      ... on Viewer { name }\n      ... on SecondFactorNeeded { challenge expiresAt kinds }\n      ... on WrongCredentials { code message }\n      ... on NotAdmittedYet { code message }\n      ... on TooManySessions { code message }\n    }\n  }\n": typeof types.SignInDocument,
    "\n  mutation CompleteSignIn($input: CompleteSignInInput!) {\n    completeSignIn(input: $input) {\n      __typename\n      ... on Viewer { name }\n      ... on WrongCode { code message }\n      ... on WrongPasskey { code message }\n      ... on PasskeyCloned { code message }\n      ... on ChallengeOver { code message }\n      ... on TooManySessions { code message }\n    }\n  }\n": typeof types.CompleteSignInDocument,
    "\n  mutation BeginPasskeySignIn($challenge: String) {\n    beginPasskeySignIn(challenge: $challenge) {\n      __typename\n      ... on PasskeyOptions { options }\n      ... on PasskeysUnavailable { code message }\n      ... on ChallengeOver { code message }\n    }\n  }\n": typeof types.BeginPasskeySignInDocument,
    "\n  mutation SignInWithPasskey($input: SignInWithPasskeyInput!) {\n    signInWithPasskey(input: $input) {\n      __typename\n      ... on Viewer { name }\n      ... on WrongPasskey { code message }\n      ... on PasskeyCloned { code message }\n      ... on TooManySessions { code message }\n    }\n  }\n": typeof types.SignInWithPasskeyDocument,
    "\n  mutation SignOut {\n    signOut\n  }\n": typeof types.SignOutDocument,
    "\n  query FinanceViewer {\n    viewer {\n      __typename\n      kind\n      name\n      email\n      passwordIsDue\n      passwordIsShort\n      factorIsDue\n      outlets { __typename id code name businessDate }\n      permissions { __typename permission everywhere outletIds }\n    }\n    organisation { __typename id name legalName gstin zone demo }\n  }\n": typeof types.FinanceViewerDocument,
};
const documents: Documents = {
    "\n  query DayBook($outletId: UUID, $from: LocalDate, $to: LocalDate, $after: String, $first: Int = 100) {\n    journalEntries(outletId: $outletId, from: $from, to: $to, first: $first, after: $after) {\n      __typename\n      totalCount\n      pageInfo { __typename hasNextPage endCursor }\n      edges {\n        __typename\n        cursor\n        node {\n          __typename\n          id\n          number\n          businessDate\n          narration\n          event\n          total\n          lines { __typename position debit credit account { __typename code name } }\n          ...EntryDrawer\n        }\n      }\n    }\n  }\n": types.DayBookDocument,
    "\n  fragment EntryDrawer on JournalEntry {\n    __typename\n    id\n    number\n    businessDate\n    taxDate\n    narration\n    sourceType\n    event\n    postedAt\n    postedBy\n    outlet { __typename id name }\n    order { __typename id token }\n    ...EntryTable\n  }\n": types.EntryDrawerFragmentDoc,
    "\n  fragment OrderDocuments on Order {\n    __typename\n    documents { __typename id type number reason taxDate taxable tax roundOff total }\n  }\n": types.OrderDocumentsFragmentDoc,
    "\n  query FinanceOrder($id: UUID!) {\n    order(id: $id) {\n      __typename\n      id\n      token\n      state\n      paymentStatus\n      placedAt\n      outlet { __typename id name }\n      ...OrderSale\n      ...OrderDocuments\n      entries { __typename id number narration businessDate ...EntryTable }\n    }\n  }\n": types.FinanceOrderDocument,
    "\n  fragment OrderSale on Order {\n    __typename\n    taxable\n    tax\n    roundOff\n    total\n    lines { __typename position name variantName quantity unitPrice gross taxable rateBp cgst sgst igst }\n    payments {\n      __typename\n      id\n      tender\n      amount\n      state\n      createdAt\n      capturedAt\n      refunds { __typename id amount state reason createdAt }\n    }\n  }\n": types.OrderSaleFragmentDoc,
    "\n  query TrialBalance($asOf: LocalDate, $outletId: UUID) {\n    trialBalance(asOf: $asOf, outletId: $outletId) {\n      __typename\n      asOf\n      debit\n      credit\n      rows { __typename debit credit account { __typename code name type } }\n    }\n  }\n": types.TrialBalanceDocument,
    "\n  fragment EntryTable on JournalEntry {\n    __typename\n    id\n    total\n    lines {\n      __typename\n      position\n      debit\n      credit\n      party\n      account { __typename code name }\n    }\n  }\n": types.EntryTableFragmentDoc,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      __typename\n      ... on Viewer { name }\n      ... on SecondFactorNeeded { challenge expiresAt kinds }\n      ... on WrongCredentials { code message }\n      ... on NotAdmittedYet { code message }\n      ... on TooManySessions { code message }\n    }\n  }\n": types.SignInDocument,
    "\n  mutation CompleteSignIn($input: CompleteSignInInput!) {\n    completeSignIn(input: $input) {\n      __typename\n      ... on Viewer { name }\n      ... on WrongCode { code message }\n      ... on WrongPasskey { code message }\n      ... on PasskeyCloned { code message }\n      ... on ChallengeOver { code message }\n      ... on TooManySessions { code message }\n    }\n  }\n": types.CompleteSignInDocument,
    "\n  mutation BeginPasskeySignIn($challenge: String) {\n    beginPasskeySignIn(challenge: $challenge) {\n      __typename\n      ... on PasskeyOptions { options }\n      ... on PasskeysUnavailable { code message }\n      ... on ChallengeOver { code message }\n    }\n  }\n": types.BeginPasskeySignInDocument,
    "\n  mutation SignInWithPasskey($input: SignInWithPasskeyInput!) {\n    signInWithPasskey(input: $input) {\n      __typename\n      ... on Viewer { name }\n      ... on WrongPasskey { code message }\n      ... on PasskeyCloned { code message }\n      ... on TooManySessions { code message }\n    }\n  }\n": types.SignInWithPasskeyDocument,
    "\n  mutation SignOut {\n    signOut\n  }\n": types.SignOutDocument,
    "\n  query FinanceViewer {\n    viewer {\n      __typename\n      kind\n      name\n      email\n      passwordIsDue\n      passwordIsShort\n      factorIsDue\n      outlets { __typename id code name businessDate }\n      permissions { __typename permission everywhere outletIds }\n    }\n    organisation { __typename id name legalName gstin zone demo }\n  }\n": types.FinanceViewerDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DayBook($outletId: UUID, $from: LocalDate, $to: LocalDate, $after: String, $first: Int = 100) {\n    journalEntries(outletId: $outletId, from: $from, to: $to, first: $first, after: $after) {\n      __typename\n      totalCount\n      pageInfo { __typename hasNextPage endCursor }\n      edges {\n        __typename\n        cursor\n        node {\n          __typename\n          id\n          number\n          businessDate\n          narration\n          event\n          total\n          lines { __typename position debit credit account { __typename code name } }\n          ...EntryDrawer\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query DayBook($outletId: UUID, $from: LocalDate, $to: LocalDate, $after: String, $first: Int = 100) {\n    journalEntries(outletId: $outletId, from: $from, to: $to, first: $first, after: $after) {\n      __typename\n      totalCount\n      pageInfo { __typename hasNextPage endCursor }\n      edges {\n        __typename\n        cursor\n        node {\n          __typename\n          id\n          number\n          businessDate\n          narration\n          event\n          total\n          lines { __typename position debit credit account { __typename code name } }\n          ...EntryDrawer\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment EntryDrawer on JournalEntry {\n    __typename\n    id\n    number\n    businessDate\n    taxDate\n    narration\n    sourceType\n    event\n    postedAt\n    postedBy\n    outlet { __typename id name }\n    order { __typename id token }\n    ...EntryTable\n  }\n"): (typeof documents)["\n  fragment EntryDrawer on JournalEntry {\n    __typename\n    id\n    number\n    businessDate\n    taxDate\n    narration\n    sourceType\n    event\n    postedAt\n    postedBy\n    outlet { __typename id name }\n    order { __typename id token }\n    ...EntryTable\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment OrderDocuments on Order {\n    __typename\n    documents { __typename id type number reason taxDate taxable tax roundOff total }\n  }\n"): (typeof documents)["\n  fragment OrderDocuments on Order {\n    __typename\n    documents { __typename id type number reason taxDate taxable tax roundOff total }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FinanceOrder($id: UUID!) {\n    order(id: $id) {\n      __typename\n      id\n      token\n      state\n      paymentStatus\n      placedAt\n      outlet { __typename id name }\n      ...OrderSale\n      ...OrderDocuments\n      entries { __typename id number narration businessDate ...EntryTable }\n    }\n  }\n"): (typeof documents)["\n  query FinanceOrder($id: UUID!) {\n    order(id: $id) {\n      __typename\n      id\n      token\n      state\n      paymentStatus\n      placedAt\n      outlet { __typename id name }\n      ...OrderSale\n      ...OrderDocuments\n      entries { __typename id number narration businessDate ...EntryTable }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment OrderSale on Order {\n    __typename\n    taxable\n    tax\n    roundOff\n    total\n    lines { __typename position name variantName quantity unitPrice gross taxable rateBp cgst sgst igst }\n    payments {\n      __typename\n      id\n      tender\n      amount\n      state\n      createdAt\n      capturedAt\n      refunds { __typename id amount state reason createdAt }\n    }\n  }\n"): (typeof documents)["\n  fragment OrderSale on Order {\n    __typename\n    taxable\n    tax\n    roundOff\n    total\n    lines { __typename position name variantName quantity unitPrice gross taxable rateBp cgst sgst igst }\n    payments {\n      __typename\n      id\n      tender\n      amount\n      state\n      createdAt\n      capturedAt\n      refunds { __typename id amount state reason createdAt }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TrialBalance($asOf: LocalDate, $outletId: UUID) {\n    trialBalance(asOf: $asOf, outletId: $outletId) {\n      __typename\n      asOf\n      debit\n      credit\n      rows { __typename debit credit account { __typename code name type } }\n    }\n  }\n"): (typeof documents)["\n  query TrialBalance($asOf: LocalDate, $outletId: UUID) {\n    trialBalance(asOf: $asOf, outletId: $outletId) {\n      __typename\n      asOf\n      debit\n      credit\n      rows { __typename debit credit account { __typename code name type } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment EntryTable on JournalEntry {\n    __typename\n    id\n    total\n    lines {\n      __typename\n      position\n      debit\n      credit\n      party\n      account { __typename code name }\n    }\n  }\n"): (typeof documents)["\n  fragment EntryTable on JournalEntry {\n    __typename\n    id\n    total\n    lines {\n      __typename\n      position\n      debit\n      credit\n      party\n      account { __typename code name }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      __typename\n      ... on Viewer { name }\n      ... on SecondFactorNeeded { challenge expiresAt kinds }\n      ... on WrongCredentials { code message }\n      ... on NotAdmittedYet { code message }\n      ... on TooManySessions { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      __typename\n      ... on Viewer { name }\n      ... on SecondFactorNeeded { challenge expiresAt kinds }\n      ... on WrongCredentials { code message }\n      ... on NotAdmittedYet { code message }\n      ... on TooManySessions { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CompleteSignIn($input: CompleteSignInInput!) {\n    completeSignIn(input: $input) {\n      __typename\n      ... on Viewer { name }\n      ... on WrongCode { code message }\n      ... on WrongPasskey { code message }\n      ... on PasskeyCloned { code message }\n      ... on ChallengeOver { code message }\n      ... on TooManySessions { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation CompleteSignIn($input: CompleteSignInInput!) {\n    completeSignIn(input: $input) {\n      __typename\n      ... on Viewer { name }\n      ... on WrongCode { code message }\n      ... on WrongPasskey { code message }\n      ... on PasskeyCloned { code message }\n      ... on ChallengeOver { code message }\n      ... on TooManySessions { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginPasskeySignIn($challenge: String) {\n    beginPasskeySignIn(challenge: $challenge) {\n      __typename\n      ... on PasskeyOptions { options }\n      ... on PasskeysUnavailable { code message }\n      ... on ChallengeOver { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation BeginPasskeySignIn($challenge: String) {\n    beginPasskeySignIn(challenge: $challenge) {\n      __typename\n      ... on PasskeyOptions { options }\n      ... on PasskeysUnavailable { code message }\n      ... on ChallengeOver { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignInWithPasskey($input: SignInWithPasskeyInput!) {\n    signInWithPasskey(input: $input) {\n      __typename\n      ... on Viewer { name }\n      ... on WrongPasskey { code message }\n      ... on PasskeyCloned { code message }\n      ... on TooManySessions { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation SignInWithPasskey($input: SignInWithPasskeyInput!) {\n    signInWithPasskey(input: $input) {\n      __typename\n      ... on Viewer { name }\n      ... on WrongPasskey { code message }\n      ... on PasskeyCloned { code message }\n      ... on TooManySessions { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignOut {\n    signOut\n  }\n"): (typeof documents)["\n  mutation SignOut {\n    signOut\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FinanceViewer {\n    viewer {\n      __typename\n      kind\n      name\n      email\n      passwordIsDue\n      passwordIsShort\n      factorIsDue\n      outlets { __typename id code name businessDate }\n      permissions { __typename permission everywhere outletIds }\n    }\n    organisation { __typename id name legalName gstin zone demo }\n  }\n"): (typeof documents)["\n  query FinanceViewer {\n    viewer {\n      __typename\n      kind\n      name\n      email\n      passwordIsDue\n      passwordIsShort\n      factorIsDue\n      outlets { __typename id code name businessDate }\n      permissions { __typename permission everywhere outletIds }\n    }\n    organisation { __typename id name legalName gstin zone demo }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;