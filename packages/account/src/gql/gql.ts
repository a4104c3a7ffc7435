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
    "\n  mutation ChangePassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      __typename\n      ... on Viewer { kind name passwordIsDue }\n      ... on WrongPassword { code message }\n      ... on PasswordTooWeak { code message reason lengthMin }\n      ... on DemoAccount { code message }\n    }\n  }\n": typeof types.ChangePasswordDocument,
    "\n  query MyPasskeys {\n    mySecondFactor { __typename onSince passkeys { __typename id } }\n  }\n": typeof types.MyPasskeysDocument,
    "\n  mutation FinishCollegeSignIn($response: String!) {\n    finishCollegeSignIn(response: $response) {\n      __typename\n      ... on CollegeSignedIn { returnTo }\n      ... on CollegeSecondStep { returnTo challenge kinds }\n      ... on CollegeRegistered { registrationId }\n      ... on CollegeLinked { returnTo }\n      ... on CollegeConfirmed { returnTo }\n      ... on CollegeSignInOff { code message }\n      ... on CollegeUnavailable { code message }\n      ... on CollegeAttemptOver { code message }\n      ... on CollegeAnswerRefused { code message }\n      ... on CollegeEmailNotVerified { code message }\n      ... on CollegeDomainRefused { code message }\n      ... on CollegePersonUnknown { code message }\n      ... on CollegeAccountClosed { code message }\n      ... on CollegeLinkNeeded { code message }\n      ... on CollegeAccountTaken { code message }\n      ... on NotAdmittedYet { code message }\n      ... on NotConfirmed { code message }\n      ... on TooManySessions { code message }\n    }\n  }\n": typeof types.FinishCollegeSignInDocument,
    "\n  mutation BeginTotp {\n    beginTotp {\n      __typename\n      ... on BegunTotp { uri secret }\n      ... on FactorIsOn { code message }\n    }\n  }\n": typeof types.BeginTotpDocument,
    "\n  mutation ConfirmTotp($code: String!) {\n    confirmTotp(code: $code) {\n      __typename\n      ... on RecoveryCodes { codes }\n      ... on WrongCode { code message }\n      ... on NoFactor { code message }\n    }\n  }\n": typeof types.ConfirmTotpDocument,
    "\n  mutation UnlockByLink($input: UnlockByLinkInput!) {\n    unlockByLink(input: $input) {\n      __typename\n      ... on AccountUnlocked { email }\n      ... on UnlockedOften { code message }\n      ... on LinkOver { code message }\n    }\n  }\n": typeof types.UnlockByLinkDocument,
    "\n  query MyCollegeProof { hasCollegeSignIn myCollegeAccount { __typename issuer } }\n": typeof types.MyCollegeProofDocument,
    "\n  mutation BeginCollegeConfirmation($input: BeginCollegeSignInInput!) {\n    beginCollegeConfirmation(input: $input) {\n      __typename\n      ... on CollegeDoor { url }\n      ... on CollegeSignInOff { code message }\n      ... on CollegeUnavailable { code message }\n    }\n  }\n": typeof types.BeginCollegeConfirmationDocument,
    "\n  mutation BeginPasskey {\n    beginPasskey {\n      __typename\n      ... on PasskeyOptions { options }\n      ... on PasskeysUnavailable { code message }\n      ... on TooManyPasskeys { code message }\n    }\n  }\n": typeof types.BeginPasskeyDocument,
    "\n  mutation AddPasskey($input: AddPasskeyInput!) {\n    addPasskey(input: $input) {\n      __typename\n      ... on PasskeyAdded { id codes }\n      ... on PasskeyRefused { code message }\n      ... on PasskeyIsThere { code message }\n      ... on TooManyPasskeys { code message }\n    }\n  }\n": typeof types.AddPasskeyDocument,
    "\n  mutation RenamePasskey($input: RenamePasskeyInput!) {\n    renamePasskey(input: $input) { __typename onSince }\n  }\n": typeof types.RenamePasskeyDocument,
    "\n  mutation RemovePasskey($id: UUID!) {\n    removePasskey(id: $id)\n  }\n": typeof types.RemovePasskeyDocument,
    "\n  mutation ConfirmItsMe($input: ConfirmItsMeInput!) {\n    confirmItsMe(input: $input) {\n      __typename\n      ... on Confirmation { confirmedAt }\n      ... on NotConfirmed { code message }\n      ... on WrongPasskey { code message }\n      ... on PasskeyCloned { code message }\n    }\n  }\n": typeof types.ConfirmItsMeDocument,
    "\n  mutation BeginPasskeyConfirmation {\n    beginPasskeyConfirmation {\n      __typename\n      ... on PasskeyOptions { options }\n      ... on PasskeysUnavailable { code message }\n      ... on NoFactor { code message }\n    }\n  }\n": typeof types.BeginPasskeyConfirmationDocument,
};
const documents: Documents = {
    "\n  mutation ChangePassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      __typename\n      ... on Viewer { kind name passwordIsDue }\n      ... on WrongPassword { code message }\n      ... on PasswordTooWeak { code message reason lengthMin }\n      ... on DemoAccount { code message }\n    }\n  }\n": types.ChangePasswordDocument,
    "\n  query MyPasskeys {\n    mySecondFactor { __typename onSince passkeys { __typename id } }\n  }\n": types.MyPasskeysDocument,
    "\n  mutation FinishCollegeSignIn($response: String!) {\n    finishCollegeSignIn(response: $response) {\n      __typename\n      ... on CollegeSignedIn { returnTo }\n      ... on CollegeSecondStep { returnTo challenge kinds }\n      ... on CollegeRegistered { registrationId }\n      ... on CollegeLinked { returnTo }\n      ... on CollegeConfirmed { returnTo }\n      ... on CollegeSignInOff { code message }\n      ... on CollegeUnavailable { code message }\n      ... on CollegeAttemptOver { code message }\n      ... on CollegeAnswerRefused { code message }\n      ... on CollegeEmailNotVerified { code message }\n      ... on CollegeDomainRefused { code message }\n      ... on CollegePersonUnknown { code message }\n      ... on CollegeAccountClosed { code message }\n      ... on CollegeLinkNeeded { code message }\n      ... on CollegeAccountTaken { code message }\n      ... on NotAdmittedYet { code message }\n      ... on NotConfirmed { code message }\n      ... on TooManySessions { code message }\n    }\n  }\n": types.FinishCollegeSignInDocument,
    "\n  mutation BeginTotp {\n    beginTotp {\n      __typename\n      ... on BegunTotp { uri secret }\n      ... on FactorIsOn { code message }\n    }\n  }\n": types.BeginTotpDocument,
    "\n  mutation ConfirmTotp($code: String!) {\n    confirmTotp(code: $code) {\n      __typename\n      ... on RecoveryCodes { codes }\n      ... on WrongCode { code message }\n      ... on NoFactor { code message }\n    }\n  }\n": types.ConfirmTotpDocument,
    "\n  mutation UnlockByLink($input: UnlockByLinkInput!) {\n    unlockByLink(input: $input) {\n      __typename\n      ... on AccountUnlocked { email }\n      ... on UnlockedOften { code message }\n      ... on LinkOver { code message }\n    }\n  }\n": types.UnlockByLinkDocument,
    "\n  query MyCollegeProof { hasCollegeSignIn myCollegeAccount { __typename issuer } }\n": types.MyCollegeProofDocument,
    "\n  mutation BeginCollegeConfirmation($input: BeginCollegeSignInInput!) {\n    beginCollegeConfirmation(input: $input) {\n      __typename\n      ... on CollegeDoor { url }\n      ... on CollegeSignInOff { code message }\n      ... on CollegeUnavailable { code message }\n    }\n  }\n": types.BeginCollegeConfirmationDocument,
    "\n  mutation BeginPasskey {\n    beginPasskey {\n      __typename\n      ... on PasskeyOptions { options }\n      ... on PasskeysUnavailable { code message }\n      ... on TooManyPasskeys { code message }\n    }\n  }\n": types.BeginPasskeyDocument,
    "\n  mutation AddPasskey($input: AddPasskeyInput!) {\n    addPasskey(input: $input) {\n      __typename\n      ... on PasskeyAdded { id codes }\n      ... on PasskeyRefused { code message }\n      ... on PasskeyIsThere { code message }\n      ... on TooManyPasskeys { code message }\n    }\n  }\n": types.AddPasskeyDocument,
    "\n  mutation RenamePasskey($input: RenamePasskeyInput!) {\n    renamePasskey(input: $input) { __typename onSince }\n  }\n": types.RenamePasskeyDocument,
    "\n  mutation RemovePasskey($id: UUID!) {\n    removePasskey(id: $id)\n  }\n": types.RemovePasskeyDocument,
    "\n  mutation ConfirmItsMe($input: ConfirmItsMeInput!) {\n    confirmItsMe(input: $input) {\n      __typename\n      ... on Confirmation { confirmedAt }\n      ... on NotConfirmed { code message }\n      ... on WrongPasskey { code message }\n      ... on PasskeyCloned { code message }\n    }\n  }\n": types.ConfirmItsMeDocument,
    "\n  mutation BeginPasskeyConfirmation {\n    beginPasskeyConfirmation {\n      __typename\n      ... on PasskeyOptions { options }\n      ... on PasskeysUnavailable { code message }\n      ... on NoFactor { code message }\n    }\n  }\n": types.BeginPasskeyConfirmationDocument,
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
export function graphql(source: "\n  mutation ChangePassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      __typename\n      ... on Viewer { kind name passwordIsDue }\n      ... on WrongPassword { code message }\n      ... on PasswordTooWeak { code message reason lengthMin }\n      ... on DemoAccount { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangePassword($input: ChangePasswordInput!) {\n    changePassword(input: $input) {\n      __typename\n      ... on Viewer { kind name passwordIsDue }\n      ... on WrongPassword { code message }\n      ... on PasswordTooWeak { code message reason lengthMin }\n      ... on DemoAccount { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyPasskeys {\n    mySecondFactor { __typename onSince passkeys { __typename id } }\n  }\n"): (typeof documents)["\n  query MyPasskeys {\n    mySecondFactor { __typename onSince passkeys { __typename id } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FinishCollegeSignIn($response: String!) {\n    finishCollegeSignIn(response: $response) {\n      __typename\n      ... on CollegeSignedIn { returnTo }\n      ... on CollegeSecondStep { returnTo challenge kinds }\n      ... on CollegeRegistered { registrationId }\n      ... on CollegeLinked { returnTo }\n      ... on CollegeConfirmed { returnTo }\n      ... on CollegeSignInOff { code message }\n      ... on CollegeUnavailable { code message }\n      ... on CollegeAttemptOver { code message }\n      ... on CollegeAnswerRefused { code message }\n      ... on CollegeEmailNotVerified { code message }\n      ... on CollegeDomainRefused { code message }\n      ... on CollegePersonUnknown { code message }\n      ... on CollegeAccountClosed { code message }\n      ... on CollegeLinkNeeded { code message }\n      ... on CollegeAccountTaken { code message }\n      ... on NotAdmittedYet { code message }\n      ... on NotConfirmed { code message }\n      ... on TooManySessions { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation FinishCollegeSignIn($response: String!) {\n    finishCollegeSignIn(response: $response) {\n      __typename\n      ... on CollegeSignedIn { returnTo }\n      ... on CollegeSecondStep { returnTo challenge kinds }\n      ... on CollegeRegistered { registrationId }\n      ... on CollegeLinked { returnTo }\n      ... on CollegeConfirmed { returnTo }\n      ... on CollegeSignInOff { code message }\n      ... on CollegeUnavailable { code message }\n      ... on CollegeAttemptOver { code message }\n      ... on CollegeAnswerRefused { code message }\n      ... on CollegeEmailNotVerified { code message }\n      ... on CollegeDomainRefused { code message }\n      ... on CollegePersonUnknown { code message }\n      ... on CollegeAccountClosed { code message }\n      ... on CollegeLinkNeeded { code message }\n      ... on CollegeAccountTaken { code message }\n      ... on NotAdmittedYet { code message }\n      ... on NotConfirmed { code message }\n      ... on TooManySessions { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginTotp {\n    beginTotp {\n      __typename\n      ... on BegunTotp { uri secret }\n      ... on FactorIsOn { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation BeginTotp {\n    beginTotp {\n      __typename\n      ... on BegunTotp { uri secret }\n      ... on FactorIsOn { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConfirmTotp($code: String!) {\n    confirmTotp(code: $code) {\n      __typename\n      ... on RecoveryCodes { codes }\n      ... on WrongCode { code message }\n      ... on NoFactor { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation ConfirmTotp($code: String!) {\n    confirmTotp(code: $code) {\n      __typename\n      ... on RecoveryCodes { codes }\n      ... on WrongCode { code message }\n      ... on NoFactor { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnlockByLink($input: UnlockByLinkInput!) {\n    unlockByLink(input: $input) {\n      __typename\n      ... on AccountUnlocked { email }\n      ... on UnlockedOften { code message }\n      ... on LinkOver { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation UnlockByLink($input: UnlockByLinkInput!) {\n    unlockByLink(input: $input) {\n      __typename\n      ... on AccountUnlocked { email }\n      ... on UnlockedOften { code message }\n      ... on LinkOver { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyCollegeProof { hasCollegeSignIn myCollegeAccount { __typename issuer } }\n"): (typeof documents)["\n  query MyCollegeProof { hasCollegeSignIn myCollegeAccount { __typename issuer } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginCollegeConfirmation($input: BeginCollegeSignInInput!) {\n    beginCollegeConfirmation(input: $input) {\n      __typename\n      ... on CollegeDoor { url }\n      ... on CollegeSignInOff { code message }\n      ... on CollegeUnavailable { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation BeginCollegeConfirmation($input: BeginCollegeSignInInput!) {\n    beginCollegeConfirmation(input: $input) {\n      __typename\n      ... on CollegeDoor { url }\n      ... on CollegeSignInOff { code message }\n      ... on CollegeUnavailable { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginPasskey {\n    beginPasskey {\n      __typename\n      ... on PasskeyOptions { options }\n      ... on PasskeysUnavailable { code message }\n      ... on TooManyPasskeys { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation BeginPasskey {\n    beginPasskey {\n      __typename\n      ... on PasskeyOptions { options }\n      ... on PasskeysUnavailable { code message }\n      ... on TooManyPasskeys { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddPasskey($input: AddPasskeyInput!) {\n    addPasskey(input: $input) {\n      __typename\n      ... on PasskeyAdded { id codes }\n      ... on PasskeyRefused { code message }\n      ... on PasskeyIsThere { code message }\n      ... on TooManyPasskeys { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation AddPasskey($input: AddPasskeyInput!) {\n    addPasskey(input: $input) {\n      __typename\n      ... on PasskeyAdded { id codes }\n      ... on PasskeyRefused { code message }\n      ... on PasskeyIsThere { code message }\n      ... on TooManyPasskeys { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RenamePasskey($input: RenamePasskeyInput!) {\n    renamePasskey(input: $input) { __typename onSince }\n  }\n"): (typeof documents)["\n  mutation RenamePasskey($input: RenamePasskeyInput!) {\n    renamePasskey(input: $input) { __typename onSince }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemovePasskey($id: UUID!) {\n    removePasskey(id: $id)\n  }\n"): (typeof documents)["\n  mutation RemovePasskey($id: UUID!) {\n    removePasskey(id: $id)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConfirmItsMe($input: ConfirmItsMeInput!) {\n    confirmItsMe(input: $input) {\n      __typename\n      ... on Confirmation { confirmedAt }\n      ... on NotConfirmed { code message }\n      ... on WrongPasskey { code message }\n      ... on PasskeyCloned { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation ConfirmItsMe($input: ConfirmItsMeInput!) {\n    confirmItsMe(input: $input) {\n      __typename\n      ... on Confirmation { confirmedAt }\n      ... on NotConfirmed { code message }\n      ... on WrongPasskey { code message }\n      ... on PasskeyCloned { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginPasskeyConfirmation {\n    beginPasskeyConfirmation {\n      __typename\n      ... on PasskeyOptions { options }\n      ... on PasskeysUnavailable { code message }\n      ... on NoFactor { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation BeginPasskeyConfirmation {\n    beginPasskeyConfirmation {\n      __typename\n      ... on PasskeyOptions { options }\n      ... on PasskeysUnavailable { code message }\n      ... on NoFactor { code message }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;