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
    "\n  query MyReceipts($after: String) {\n    myReceipts(first: 10, after: $after) {\n      __typename\n      pageInfo { __typename hasNextPage endCursor }\n      edges {\n        __typename\n        cursor\n        node { __typename id number type taxDate total outlet { __typename id name } }\n      }\n    }\n  }\n": typeof types.MyReceiptsDocument,
    "\n  mutation KeepReceipt($input: PrintInvoiceInput!) {\n    printInvoice(input: $input) {\n      __typename\n      ... on PrintedInvoice { copy file { __typename fileName mediaType base64 } }\n      ... on LanguageUnknown { code message languages }\n    }\n  }\n": typeof types.KeepReceiptDocument,
    "\n  mutation ConfirmAddress($input: ConfirmAddressInput!) {\n    confirmAddress(input: $input) {\n      __typename\n      ... on AddressConfirmed { isAdmitted }\n      ... on LinkOver { code message }\n    }\n  }\n": typeof types.ConfirmAddressDocument,
    "\n  query Where { organisation { __typename id name } }\n": typeof types.WhereDocument,
    "\n  mutation AskForNewPassword($input: AskForNewPasswordInput!) {\n    askForNewPassword(input: $input)\n  }\n": typeof types.AskForNewPasswordDocument,
    "\n  mutation ChooseStudentPassword($input: ChooseNewPasswordInput!) {\n    chooseNewPassword(input: $input) {\n      __typename\n      ... on PasswordChosen { email }\n      ... on LinkOver { code message }\n      ... on PasswordTooWeak { code message reason lengthMin }\n    }\n  }\n": typeof types.ChooseStudentPasswordDocument,
    "\n  mutation Register($input: RegisterInput!) {\n    register(input: $input) {\n      __typename\n      ... on Registered { email }\n      ... on PasswordTooWeak { code message reason lengthMin }\n      ... on CollegeIdTaken { code message }\n      ... on RegistrationClosed { code message }\n    }\n  }\n": typeof types.RegisterDocument,
    "\n  mutation SetBirthYear($input: SetBirthYearInput!) {\n    setBirthYear(input: $input)\n  }\n": typeof types.SetBirthYearDocument,
    "\n  fragment OneConsent on Consent {\n    __typename\n    purpose\n    version\n    title\n    text\n    given\n    at\n  }\n": typeof types.OneConsentFragmentDoc,
    "\n  mutation GiveConsent($input: GiveConsentInput!) {\n    giveConsent(input: $input) {\n      __typename\n      ... on ConsentGiven { purpose }\n      ... on TextChanged { code message }\n      ... on AgeUnknown { code message }\n      ... on UnderAge { code message }\n    }\n  }\n": typeof types.GiveConsentDocument,
    "\n  mutation WithdrawConsent($input: WithdrawConsentInput!) {\n    withdrawConsent(input: $input)\n  }\n": typeof types.WithdrawConsentDocument,
    "\n  mutation EraseMyAccount {\n    eraseMyAccount {\n      __typename\n      ... on AccountErased { erasedAt }\n      ... on OpenOrder { code message }\n      ... on LastAdministrator { code message }\n      ... on DemoAccount { code message }\n    }\n  }\n": typeof types.EraseMyAccountDocument,
    "\n  mutation ExportMyData {\n    exportMyData { __typename madeAt content }\n  }\n": typeof types.ExportMyDataDocument,
    "\n  query MyPrivacy($language: Language!) {\n    myPrivacy(language: $language) {\n      __typename\n      birthYear\n      consents { __typename purpose ...OneConsent }\n    }\n  }\n": typeof types.MyPrivacyDocument,
    "\n  mutation RemoveSecondFactor {\n    removeSecondFactor {\n      __typename\n      ... on SecondFactorOff { off }\n      ... on NoFactor { code message }\n    }\n  }\n": typeof types.RemoveSecondFactorDocument,
    "\n  mutation BeginCollegeLink($input: BeginCollegeSignInInput!) {\n    beginCollegeLink(input: $input) {\n      __typename\n      ... on CollegeDoor { url }\n      ... on CollegeSignInOff { code message }\n      ... on CollegeUnavailable { code message }\n    }\n  }\n": typeof types.BeginCollegeLinkDocument,
    "\n  mutation UnlinkCollegeAccount { unlinkCollegeAccount }\n": typeof types.UnlinkCollegeAccountDocument,
    "\n  fragment MySecondFactor on SecondFactor {\n    __typename\n    onSince\n    recoveryCodesLeft\n    demandedFrom\n    passkeys { __typename id name createdAt lastUsedAt isBackedUp }\n  }\n": typeof types.MySecondFactorFragmentDoc,
    "\n  mutation MakeRecoveryCodes {\n    makeRecoveryCodes {\n      __typename\n      ... on RecoveryCodes { codes }\n      ... on NoFactor { code message }\n    }\n  }\n": typeof types.MakeRecoveryCodesDocument,
    "\n  query MySecurity {\n    mySessions { __typename id ...OneSession }\n    mySecondFactor { __typename ...MySecondFactor }\n    hasCollegeSignIn\n    myCollegeAccount { __typename issuer }\n  }\n": typeof types.MySecurityDocument,
    "\n  fragment OneSession on Session {\n    __typename\n    id\n    device\n    address\n    createdAt\n    lastSeenAt\n    isThisOne\n  }\n": typeof types.OneSessionFragmentDoc,
    "\n  mutation RevokeSession($id: UUID!) {\n    revokeSession(id: $id)\n  }\n": typeof types.RevokeSessionDocument,
    "\n  mutation RevokeOtherSessions {\n    revokeOtherSessions\n  }\n": typeof types.RevokeOtherSessionsDocument,
    "\n  mutation CompleteSignIn($input: CompleteSignInInput!) {\n    completeSignIn(input: $input) {\n      __typename\n      ... on Viewer { name }\n      ... on WrongCode { code message }\n      ... on WrongPasskey { code message }\n      ... on PasskeyCloned { code message }\n      ... on ChallengeOver { code message }\n      ... on TooManySessions { code message }\n    }\n  }\n": typeof types.CompleteSignInDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      __typename\n      ... on Viewer { name }\n      ... on SecondFactorNeeded { challenge expiresAt kinds }\n      ... on WrongCredentials { code message }\n      ... on NotAdmittedYet { code message }\n      ... on TooManySessions { code message }\n    }\n  }\n": typeof types.SignInDocument,
    "\n  query HasCollegeSignIn { hasCollegeSignIn }\n": typeof types.HasCollegeSignInDocument,
    "\n  mutation BeginCollegeSignIn($input: BeginCollegeSignInInput!) {\n    beginCollegeSignIn(input: $input) {\n      __typename\n      ... on CollegeDoor { url }\n      ... on CollegeSignInOff { code message }\n      ... on CollegeUnavailable { code message }\n    }\n  }\n": typeof types.BeginCollegeSignInDocument,
    "\n  mutation BeginPasskeySignIn($challenge: String) {\n    beginPasskeySignIn(challenge: $challenge) {\n      __typename\n      ... on PasskeyOptions { options }\n      ... on PasskeysUnavailable { code message }\n      ... on ChallengeOver { code message }\n    }\n  }\n": typeof types.BeginPasskeySignInDocument,
    "\n  mutation SignInWithPasskey($input: SignInWithPasskeyInput!) {\n    signInWithPasskey(input: $input) {\n      __typename\n      ... on Viewer { name }\n      ... on WrongPasskey { code message }\n      ... on PasskeyCloned { code message }\n      ... on TooManySessions { code message }\n    }\n  }\n": typeof types.SignInWithPasskeyDocument,
    "\n  mutation SignOut {\n    signOut\n  }\n": typeof types.SignOutDocument,
    "\n  mutation ChangeProfile($input: ChangeProfileInput!) {\n    changeProfile(input: $input) {\n      __typename\n      kind\n      name\n      language\n      preferences { __typename largeText highContrast reduceMotion }\n    }\n  }\n": typeof types.ChangeProfileDocument,
    "\n  query StudentViewer {\n    viewer {\n      __typename\n      kind\n      name\n      email\n      collegeId\n      passwordIsDue\n      passwordIsShort\n      factorIsDue\n      language\n      preferences { __typename largeText highContrast reduceMotion }\n    }\n    organisation { __typename id name zone demo }\n  }\n": typeof types.StudentViewerDocument,
};
const documents: Documents = {
    "\n  query MyReceipts($after: String) {\n    myReceipts(first: 10, after: $after) {\n      __typename\n      pageInfo { __typename hasNextPage endCursor }\n      edges {\n        __typename\n        cursor\n        node { __typename id number type taxDate total outlet { __typename id name } }\n      }\n    }\n  }\n": types.MyReceiptsDocument,
    "\n  mutation KeepReceipt($input: PrintInvoiceInput!) {\n    printInvoice(input: $input) {\n      __typename\n      ... on PrintedInvoice { copy file { __typename fileName mediaType base64 } }\n      ... on LanguageUnknown { code message languages }\n    }\n  }\n": types.KeepReceiptDocument,
    "\n  mutation ConfirmAddress($input: ConfirmAddressInput!) {\n    confirmAddress(input: $input) {\n      __typename\n      ... on AddressConfirmed { isAdmitted }\n      ... on LinkOver { code message }\n    }\n  }\n": types.ConfirmAddressDocument,
    "\n  query Where { organisation { __typename id name } }\n": types.WhereDocument,
    "\n  mutation AskForNewPassword($input: AskForNewPasswordInput!) {\n    askForNewPassword(input: $input)\n  }\n": types.AskForNewPasswordDocument,
    "\n  mutation ChooseStudentPassword($input: ChooseNewPasswordInput!) {\n    chooseNewPassword(input: $input) {\n      __typename\n      ... on PasswordChosen { email }\n      ... on LinkOver { code message }\n      ... on PasswordTooWeak { code message reason lengthMin }\n    }\n  }\n": types.ChooseStudentPasswordDocument,
    "\n  mutation Register($input: RegisterInput!) {\n    register(input: $input) {\n      __typename\n      ... on Registered { email }\n      ... on PasswordTooWeak { code message reason lengthMin }\n      ... on CollegeIdTaken { code message }\n      ... on RegistrationClosed { code message }\n    }\n  }\n": types.RegisterDocument,
    "\n  mutation SetBirthYear($input: SetBirthYearInput!) {\n    setBirthYear(input: $input)\n  }\n": types.SetBirthYearDocument,
    "\n  fragment OneConsent on Consent {\n    __typename\n    purpose\n    version\n    title\n    text\n    given\n    at\n  }\n": types.OneConsentFragmentDoc,
    "\n  mutation GiveConsent($input: GiveConsentInput!) {\n    giveConsent(input: $input) {\n      __typename\n      ... on ConsentGiven { purpose }\n      ... on TextChanged { code message }\n      ... on AgeUnknown { code message }\n      ... on UnderAge { code message }\n    }\n  }\n": types.GiveConsentDocument,
    "\n  mutation WithdrawConsent($input: WithdrawConsentInput!) {\n    withdrawConsent(input: $input)\n  }\n": types.WithdrawConsentDocument,
    "\n  mutation EraseMyAccount {\n    eraseMyAccount {\n      __typename\n      ... on AccountErased { erasedAt }\n      ... on OpenOrder { code message }\n      ... on LastAdministrator { code message }\n      ... on DemoAccount { code message }\n    }\n  }\n": types.EraseMyAccountDocument,
    "\n  mutation ExportMyData {\n    exportMyData { __typename madeAt content }\n  }\n": types.ExportMyDataDocument,
    "\n  query MyPrivacy($language: Language!) {\n    myPrivacy(language: $language) {\n      __typename\n      birthYear\n      consents { __typename purpose ...OneConsent }\n    }\n  }\n": types.MyPrivacyDocument,
    "\n  mutation RemoveSecondFactor {\n    removeSecondFactor {\n      __typename\n      ... on SecondFactorOff { off }\n      ... on NoFactor { code message }\n    }\n  }\n": types.RemoveSecondFactorDocument,
    "\n  mutation BeginCollegeLink($input: BeginCollegeSignInInput!) {\n    beginCollegeLink(input: $input) {\n      __typename\n      ... on CollegeDoor { url }\n      ... on CollegeSignInOff { code message }\n      ... on CollegeUnavailable { code message }\n    }\n  }\n": types.BeginCollegeLinkDocument,
    "\n  mutation UnlinkCollegeAccount { unlinkCollegeAccount }\n": types.UnlinkCollegeAccountDocument,
    "\n  fragment MySecondFactor on SecondFactor {\n    __typename\n    onSince\n    recoveryCodesLeft\n    demandedFrom\n    passkeys { __typename id name createdAt lastUsedAt isBackedUp }\n  }\n": types.MySecondFactorFragmentDoc,
    "\n  mutation MakeRecoveryCodes {\n    makeRecoveryCodes {\n      __typename\n      ... on RecoveryCodes { codes }\n      ... on NoFactor { code message }\n    }\n  }\n": types.MakeRecoveryCodesDocument,
    "\n  query MySecurity {\n    mySessions { __typename id ...OneSession }\n    mySecondFactor { __typename ...MySecondFactor }\n    hasCollegeSignIn\n    myCollegeAccount { __typename issuer }\n  }\n": types.MySecurityDocument,
    "\n  fragment OneSession on Session {\n    __typename\n    id\n    device\n    address\n    createdAt\n    lastSeenAt\n    isThisOne\n  }\n": types.OneSessionFragmentDoc,
    "\n  mutation RevokeSession($id: UUID!) {\n    revokeSession(id: $id)\n  }\n": types.RevokeSessionDocument,
    "\n  mutation RevokeOtherSessions {\n    revokeOtherSessions\n  }\n": types.RevokeOtherSessionsDocument,
    "\n  mutation CompleteSignIn($input: CompleteSignInInput!) {\n    completeSignIn(input: $input) {\n      __typename\n      ... on Viewer { name }\n      ... on WrongCode { code message }\n      ... on WrongPasskey { code message }\n      ... on PasskeyCloned { code message }\n      ... on ChallengeOver { code message }\n      ... on TooManySessions { code message }\n    }\n  }\n": types.CompleteSignInDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      __typename\n      ... on Viewer { name }\n      ... on SecondFactorNeeded { challenge expiresAt kinds }\n      ... on WrongCredentials { code message }\n      ... on NotAdmittedYet { code message }\n      ... on TooManySessions { code message }\n    }\n  }\n": types.SignInDocument,
    "\n  query HasCollegeSignIn { hasCollegeSignIn }\n": types.HasCollegeSignInDocument,
    "\n  mutation BeginCollegeSignIn($input: BeginCollegeSignInInput!) {\n    beginCollegeSignIn(input: $input) {\n      __typename\n      ... on CollegeDoor { url }\n      ... on CollegeSignInOff { code message }\n      ... on CollegeUnavailable { code message }\n    }\n  }\n": types.BeginCollegeSignInDocument,
    "\n  mutation BeginPasskeySignIn($challenge: String) {\n    beginPasskeySignIn(challenge: $challenge) {\n      __typename\n      ... on PasskeyOptions { options }\n      ... on PasskeysUnavailable { code message }\n      ... on ChallengeOver { code message }\n    }\n  }\n": types.BeginPasskeySignInDocument,
    "\n  mutation SignInWithPasskey($input: SignInWithPasskeyInput!) {\n    signInWithPasskey(input: $input) {\n      __typename\n      ... on Viewer { name }\n      ... on WrongPasskey { code message }\n      ... on PasskeyCloned { code message }\n      ... on TooManySessions { code message }\n    }\n  }\n": types.SignInWithPasskeyDocument,
    "\n  mutation SignOut {\n    signOut\n  }\n": types.SignOutDocument,
    "\n  mutation ChangeProfile($input: ChangeProfileInput!) {\n    changeProfile(input: $input) {\n      __typename\n      kind\n      name\n      language\n      preferences { __typename largeText highContrast reduceMotion }\n    }\n  }\n": types.ChangeProfileDocument,
    "\n  query StudentViewer {\n    viewer {\n      __typename\n      kind\n      name\n      email\n      collegeId\n      passwordIsDue\n      passwordIsShort\n      factorIsDue\n      language\n      preferences { __typename largeText highContrast reduceMotion }\n    }\n    organisation { __typename id name zone demo }\n  }\n": types.StudentViewerDocument,
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
export function graphql(source: "\n  query MyReceipts($after: String) {\n    myReceipts(first: 10, after: $after) {\n      __typename\n      pageInfo { __typename hasNextPage endCursor }\n      edges {\n        __typename\n        cursor\n        node { __typename id number type taxDate total outlet { __typename id name } }\n      }\n    }\n  }\n"): (typeof documents)["\n  query MyReceipts($after: String) {\n    myReceipts(first: 10, after: $after) {\n      __typename\n      pageInfo { __typename hasNextPage endCursor }\n      edges {\n        __typename\n        cursor\n        node { __typename id number type taxDate total outlet { __typename id name } }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation KeepReceipt($input: PrintInvoiceInput!) {\n    printInvoice(input: $input) {\n      __typename\n      ... on PrintedInvoice { copy file { __typename fileName mediaType base64 } }\n      ... on LanguageUnknown { code message languages }\n    }\n  }\n"): (typeof documents)["\n  mutation KeepReceipt($input: PrintInvoiceInput!) {\n    printInvoice(input: $input) {\n      __typename\n      ... on PrintedInvoice { copy file { __typename fileName mediaType base64 } }\n      ... on LanguageUnknown { code message languages }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConfirmAddress($input: ConfirmAddressInput!) {\n    confirmAddress(input: $input) {\n      __typename\n      ... on AddressConfirmed { isAdmitted }\n      ... on LinkOver { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation ConfirmAddress($input: ConfirmAddressInput!) {\n    confirmAddress(input: $input) {\n      __typename\n      ... on AddressConfirmed { isAdmitted }\n      ... on LinkOver { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Where { organisation { __typename id name } }\n"): (typeof documents)["\n  query Where { organisation { __typename id name } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AskForNewPassword($input: AskForNewPasswordInput!) {\n    askForNewPassword(input: $input)\n  }\n"): (typeof documents)["\n  mutation AskForNewPassword($input: AskForNewPasswordInput!) {\n    askForNewPassword(input: $input)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChooseStudentPassword($input: ChooseNewPasswordInput!) {\n    chooseNewPassword(input: $input) {\n      __typename\n      ... on PasswordChosen { email }\n      ... on LinkOver { code message }\n      ... on PasswordTooWeak { code message reason lengthMin }\n    }\n  }\n"): (typeof documents)["\n  mutation ChooseStudentPassword($input: ChooseNewPasswordInput!) {\n    chooseNewPassword(input: $input) {\n      __typename\n      ... on PasswordChosen { email }\n      ... on LinkOver { code message }\n      ... on PasswordTooWeak { code message reason lengthMin }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Register($input: RegisterInput!) {\n    register(input: $input) {\n      __typename\n      ... on Registered { email }\n      ... on PasswordTooWeak { code message reason lengthMin }\n      ... on CollegeIdTaken { code message }\n      ... on RegistrationClosed { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation Register($input: RegisterInput!) {\n    register(input: $input) {\n      __typename\n      ... on Registered { email }\n      ... on PasswordTooWeak { code message reason lengthMin }\n      ... on CollegeIdTaken { code message }\n      ... on RegistrationClosed { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetBirthYear($input: SetBirthYearInput!) {\n    setBirthYear(input: $input)\n  }\n"): (typeof documents)["\n  mutation SetBirthYear($input: SetBirthYearInput!) {\n    setBirthYear(input: $input)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment OneConsent on Consent {\n    __typename\n    purpose\n    version\n    title\n    text\n    given\n    at\n  }\n"): (typeof documents)["\n  fragment OneConsent on Consent {\n    __typename\n    purpose\n    version\n    title\n    text\n    given\n    at\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation GiveConsent($input: GiveConsentInput!) {\n    giveConsent(input: $input) {\n      __typename\n      ... on ConsentGiven { purpose }\n      ... on TextChanged { code message }\n      ... on AgeUnknown { code message }\n      ... on UnderAge { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation GiveConsent($input: GiveConsentInput!) {\n    giveConsent(input: $input) {\n      __typename\n      ... on ConsentGiven { purpose }\n      ... on TextChanged { code message }\n      ... on AgeUnknown { code message }\n      ... on UnderAge { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WithdrawConsent($input: WithdrawConsentInput!) {\n    withdrawConsent(input: $input)\n  }\n"): (typeof documents)["\n  mutation WithdrawConsent($input: WithdrawConsentInput!) {\n    withdrawConsent(input: $input)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EraseMyAccount {\n    eraseMyAccount {\n      __typename\n      ... on AccountErased { erasedAt }\n      ... on OpenOrder { code message }\n      ... on LastAdministrator { code message }\n      ... on DemoAccount { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation EraseMyAccount {\n    eraseMyAccount {\n      __typename\n      ... on AccountErased { erasedAt }\n      ... on OpenOrder { code message }\n      ... on LastAdministrator { code message }\n      ... on DemoAccount { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ExportMyData {\n    exportMyData { __typename madeAt content }\n  }\n"): (typeof documents)["\n  mutation ExportMyData {\n    exportMyData { __typename madeAt content }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MyPrivacy($language: Language!) {\n    myPrivacy(language: $language) {\n      __typename\n      birthYear\n      consents { __typename purpose ...OneConsent }\n    }\n  }\n"): (typeof documents)["\n  query MyPrivacy($language: Language!) {\n    myPrivacy(language: $language) {\n      __typename\n      birthYear\n      consents { __typename purpose ...OneConsent }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveSecondFactor {\n    removeSecondFactor {\n      __typename\n      ... on SecondFactorOff { off }\n      ... on NoFactor { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation RemoveSecondFactor {\n    removeSecondFactor {\n      __typename\n      ... on SecondFactorOff { off }\n      ... on NoFactor { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginCollegeLink($input: BeginCollegeSignInInput!) {\n    beginCollegeLink(input: $input) {\n      __typename\n      ... on CollegeDoor { url }\n      ... on CollegeSignInOff { code message }\n      ... on CollegeUnavailable { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation BeginCollegeLink($input: BeginCollegeSignInInput!) {\n    beginCollegeLink(input: $input) {\n      __typename\n      ... on CollegeDoor { url }\n      ... on CollegeSignInOff { code message }\n      ... on CollegeUnavailable { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnlinkCollegeAccount { unlinkCollegeAccount }\n"): (typeof documents)["\n  mutation UnlinkCollegeAccount { unlinkCollegeAccount }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MySecondFactor on SecondFactor {\n    __typename\n    onSince\n    recoveryCodesLeft\n    demandedFrom\n    passkeys { __typename id name createdAt lastUsedAt isBackedUp }\n  }\n"): (typeof documents)["\n  fragment MySecondFactor on SecondFactor {\n    __typename\n    onSince\n    recoveryCodesLeft\n    demandedFrom\n    passkeys { __typename id name createdAt lastUsedAt isBackedUp }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MakeRecoveryCodes {\n    makeRecoveryCodes {\n      __typename\n      ... on RecoveryCodes { codes }\n      ... on NoFactor { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation MakeRecoveryCodes {\n    makeRecoveryCodes {\n      __typename\n      ... on RecoveryCodes { codes }\n      ... on NoFactor { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MySecurity {\n    mySessions { __typename id ...OneSession }\n    mySecondFactor { __typename ...MySecondFactor }\n    hasCollegeSignIn\n    myCollegeAccount { __typename issuer }\n  }\n"): (typeof documents)["\n  query MySecurity {\n    mySessions { __typename id ...OneSession }\n    mySecondFactor { __typename ...MySecondFactor }\n    hasCollegeSignIn\n    myCollegeAccount { __typename issuer }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment OneSession on Session {\n    __typename\n    id\n    device\n    address\n    createdAt\n    lastSeenAt\n    isThisOne\n  }\n"): (typeof documents)["\n  fragment OneSession on Session {\n    __typename\n    id\n    device\n    address\n    createdAt\n    lastSeenAt\n    isThisOne\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeSession($id: UUID!) {\n    revokeSession(id: $id)\n  }\n"): (typeof documents)["\n  mutation RevokeSession($id: UUID!) {\n    revokeSession(id: $id)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeOtherSessions {\n    revokeOtherSessions\n  }\n"): (typeof documents)["\n  mutation RevokeOtherSessions {\n    revokeOtherSessions\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CompleteSignIn($input: CompleteSignInInput!) {\n    completeSignIn(input: $input) {\n      __typename\n      ... on Viewer { name }\n      ... on WrongCode { code message }\n      ... on WrongPasskey { code message }\n      ... on PasskeyCloned { code message }\n      ... on ChallengeOver { code message }\n      ... on TooManySessions { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation CompleteSignIn($input: CompleteSignInInput!) {\n    completeSignIn(input: $input) {\n      __typename\n      ... on Viewer { name }\n      ... on WrongCode { code message }\n      ... on WrongPasskey { code message }\n      ... on PasskeyCloned { code message }\n      ... on ChallengeOver { code message }\n      ... on TooManySessions { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      __typename\n      ... on Viewer { name }\n      ... on SecondFactorNeeded { challenge expiresAt kinds }\n      ... on WrongCredentials { code message }\n      ... on NotAdmittedYet { code message }\n      ... on TooManySessions { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      __typename\n      ... on Viewer { name }\n      ... on SecondFactorNeeded { challenge expiresAt kinds }\n      ... on WrongCredentials { code message }\n      ... on NotAdmittedYet { code message }\n      ... on TooManySessions { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query HasCollegeSignIn { hasCollegeSignIn }\n"): (typeof documents)["\n  query HasCollegeSignIn { hasCollegeSignIn }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginCollegeSignIn($input: BeginCollegeSignInInput!) {\n    beginCollegeSignIn(input: $input) {\n      __typename\n      ... on CollegeDoor { url }\n      ... on CollegeSignInOff { code message }\n      ... on CollegeUnavailable { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation BeginCollegeSignIn($input: BeginCollegeSignInInput!) {\n    beginCollegeSignIn(input: $input) {\n      __typename\n      ... on CollegeDoor { url }\n      ... on CollegeSignInOff { code message }\n      ... on CollegeUnavailable { code message }\n    }\n  }\n"];
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
export function graphql(source: "\n  mutation ChangeProfile($input: ChangeProfileInput!) {\n    changeProfile(input: $input) {\n      __typename\n      kind\n      name\n      language\n      preferences { __typename largeText highContrast reduceMotion }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeProfile($input: ChangeProfileInput!) {\n    changeProfile(input: $input) {\n      __typename\n      kind\n      name\n      language\n      preferences { __typename largeText highContrast reduceMotion }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query StudentViewer {\n    viewer {\n      __typename\n      kind\n      name\n      email\n      collegeId\n      passwordIsDue\n      passwordIsShort\n      factorIsDue\n      language\n      preferences { __typename largeText highContrast reduceMotion }\n    }\n    organisation { __typename id name zone demo }\n  }\n"): (typeof documents)["\n  query StudentViewer {\n    viewer {\n      __typename\n      kind\n      name\n      email\n      collegeId\n      passwordIsDue\n      passwordIsShort\n      factorIsDue\n      language\n      preferences { __typename largeText highContrast reduceMotion }\n    }\n    organisation { __typename id name zone demo }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;