/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What kind of caller somebody is. */
export type ActorKind =
  | 'ANONYMOUS'
  | 'DEVICE'
  | 'KEY'
  | 'SYSTEM'
  | 'USER';

/** Whose password was forgotten. */
export type AskForNewPasswordInput = {
  /** The account’s e-mail address. */
  email: string;
};

/** Where somebody comes from who goes to the college to sign in. */
export type BeginCollegeSignInInput = {
  /** The app. */
  app: CollegeApp;
  /** True: where one session more is too many, the oldest ends instead of the answer TooManySessions. False unless said. */
  endOldest?: boolean | null | undefined;
  /** The path of the app to go to then. It begins with /staff/ or /student/; anything else is INVALID. */
  returnTo: string;
};

/** What a person says of themselves. All of it is set. */
export type ChangeProfileInput = {
  /** The language of their letters and screens. */
  language: Language;
  /** Their name. */
  name: string;
  /** How screens look. */
  preferences: PreferencesInput;
};

/** A new password, by the link in a letter. */
export type ChooseNewPasswordInput = {
  /** The new password. */
  newPassword: string;
  /** What stands behind `#token=` in the link. */
  token: string;
};

/** The app that somebody signs in to. */
export type CollegeApp =
  | 'STAFF'
  | 'STUDENT';

/** The second step of a sign-in. */
export type CompleteSignInInput = {
  /** What `signIn` answered. */
  challenge: string;
  /** BROWSER unless said: it gets a session cookie; TOKEN, for programs, gets an access and a refresh token. */
  client?: SignInClient | null | undefined;
  /** Six digits of the authenticator app, or a recovery code. Spaces do not count. */
  code?: string | null | undefined;
  /** True: where one session more is too many, the oldest ends instead of the answer TooManySessions. False unless said. */
  endOldest?: boolean | null | undefined;
  /** For TOKEN: a number that the program makes for its copy on this device, and sends with each `refreshToken`. */
  installationId?: string | null | undefined;
  /** Instead of a code: what `navigator.credentials.get` gave, by its `toJSON()`. */
  passkey?: Record<string, unknown> | null | undefined;
};

/** The link in the letter that confirms an address. */
export type ConfirmAddressInput = {
  /** What stands behind `#token=` in the link. */
  token: string;
};

/** What data of a person may be used for beyond their orders, each only with their consent. */
export type ConsentPurpose =
  /** Learning from what they order. Not open to people under 18. */
  | 'ANALYTICS'
  /** Points for what they spend. */
  | 'LOYALTY'
  /** News and offers by e-mail. Not open to people under 18. */
  | 'MARKETING';

/** What a numbered document is. */
export type DocumentType =
  | 'CREDIT_NOTE'
  | 'INVOICE';

/** What proves a second factor. */
export type FactorKind =
  /** A passkey, by `beginPasskeySignIn`. */
  | 'PASSKEY'
  /** One of ten codes that were given when the factor was switched on. */
  | 'RECOVERY_CODE'
  /** Six digits of an authenticator app. */
  | 'TOTP';

/** A consent to one purpose. */
export type GiveConsentInput = {
  /** An id of the caller’s: said again, it is done once. */
  commandId: string;
  /** The purpose. */
  purpose: ConsentPurpose;
  /** The version of the text that was read. */
  version: number;
};

/** PDF, a file to keep; HTML, a page that a browser prints. */
export type InvoiceFormat =
  | 'HTML'
  | 'PDF';

/** The languages of names, letters and screens: English, Hindi, Malayalam. */
export type Language =
  | 'en'
  | 'hi'
  | 'ml';

/** What a document is laid out for. */
export type PaperSize =
  | 'A4'
  | 'RECEIPT';

/** Why a password is not good enough. */
export type PasswordWeakness =
  | 'BREACHED'
  | 'COMMON'
  | 'OWN_WORDS'
  | 'TOO_LONG'
  | 'TOO_SHORT'
  | 'UNCHANGED';

/** How a person wants screens to look. */
export type PreferencesInput = {
  /** Stronger contrast. */
  highContrast: boolean;
  /** Larger letters. */
  largeText: boolean;
  /** Nothing moves by itself. */
  reduceMotion: boolean;
};

/** A document to be printed. */
export type PrintInvoiceInput = {
  /** Made by you: the same id again is the same copy. */
  commandId: string;
  /** The invoice or credit note. */
  documentId: string;
  /** As a file, or as a page to print. */
  format: InvoiceFormat;
  /** The language of its words: en, hi or ml. Figures are the same in each. */
  language: string;
  /** A4, or the roll of a receipt printer. */
  paper: PaperSize;
};

/** Somebody who wants an account. */
export type RegisterInput = {
  /** The number on their college card. */
  collegeId?: string | null | undefined;
  /** The address to sign in with; a letter goes there. */
  email: string;
  /** Made by the caller. The same id with the same body answers as before. */
  id: string;
  /** What they register as. */
  kind: RegistrationKind;
  /** The language of their letters. */
  language: Language;
  /** The person’s name. */
  name: string;
  /** The password to sign in with once they are admitted. */
  password: string;
};

/** What somebody registers as. */
export type RegistrationKind =
  | 'STAFF'
  | 'STUDENT';

/** The year in which somebody was born. */
export type SetBirthYearInput = {
  /** An id of the caller’s, for the trail. The same again comes to the same. */
  commandId: string;
  /** The year, from 1900 on; null leaves it open. */
  year?: number | null | undefined;
};

/** What somebody signs in with. */
export type SignInClient =
  | 'BROWSER'
  | 'TOKEN';

/** Who somebody claims to be. */
export type SignInInput = {
  /** BROWSER unless said: it gets a session cookie; TOKEN, for programs, gets an access and a refresh token. */
  client?: SignInClient | null | undefined;
  /** The account’s e-mail address. */
  email: string;
  /** True: where one session more is too many, the oldest ends instead of the answer TooManySessions. False unless said. */
  endOldest?: boolean | null | undefined;
  /** For TOKEN: a number that the program makes for its copy on this device, and sends with each `refreshToken`. */
  installationId?: string | null | undefined;
  /** Its password. */
  password: string;
};

/** A sign-in without a password. */
export type SignInWithPasskeyInput = {
  /** BROWSER unless said: it gets a session cookie; TOKEN, for programs, gets an access and a refresh token. */
  client?: SignInClient | null | undefined;
  /** True: where one session more is too many, the oldest ends instead of the answer TooManySessions. False unless said. */
  endOldest?: boolean | null | undefined;
  /** For TOKEN: a number that the program makes for its copy on this device, and sends with each `refreshToken`. */
  installationId?: string | null | undefined;
  /** What `navigator.credentials.get` gave, by its `toJSON()`. */
  passkey: Record<string, unknown>;
};

/** A consent to take back. */
export type WithdrawConsentInput = {
  /** An id of the caller’s: said again, it is done once. */
  commandId: string;
  /** The purpose. */
  purpose: ConsentPurpose;
};

export type MyReceiptsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MyReceiptsQuery = { myReceipts: { __typename: 'DocumentConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename: 'DocumentEdge', cursor: string, node: { __typename: 'Document', id: string, number: string, type: DocumentType, taxDate: string, total: number, outlet: { __typename: 'Outlet', id: string, name: string } } }> } };

export type KeepReceiptMutationVariables = Exact<{
  input: PrintInvoiceInput;
}>;


export type KeepReceiptMutation = { printInvoice:
    | { __typename: 'LanguageUnknown', code: string, message: string, languages: Array<string> }
    | { __typename: 'PrintedInvoice', copy: number, file: { __typename: 'PrintedFile', fileName: string, mediaType: string, base64: string } }
   };

export type ConfirmAddressMutationVariables = Exact<{
  input: ConfirmAddressInput;
}>;


export type ConfirmAddressMutation = { confirmAddress:
    | { __typename: 'AddressConfirmed', isAdmitted: boolean }
    | { __typename: 'LinkOver', code: string, message: string }
   };

export type WhereQueryVariables = Exact<{ [key: string]: never; }>;


export type WhereQuery = { organisation: { __typename: 'Organisation', id: string, name: string } };

export type AskForNewPasswordMutationVariables = Exact<{
  input: AskForNewPasswordInput;
}>;


export type AskForNewPasswordMutation = { askForNewPassword: boolean };

export type ChooseStudentPasswordMutationVariables = Exact<{
  input: ChooseNewPasswordInput;
}>;


export type ChooseStudentPasswordMutation = { chooseNewPassword:
    | { __typename: 'LinkOver', code: string, message: string }
    | { __typename: 'PasswordChosen', email: string }
    | { __typename: 'PasswordTooWeak', code: string, message: string, reason: PasswordWeakness, lengthMin: number }
   };

export type RegisterMutationVariables = Exact<{
  input: RegisterInput;
}>;


export type RegisterMutation = { register:
    | { __typename: 'CollegeIdTaken', code: string, message: string }
    | { __typename: 'PasswordTooWeak', code: string, message: string, reason: PasswordWeakness, lengthMin: number }
    | { __typename: 'Registered', email: string }
    | { __typename: 'RegistrationClosed', code: string, message: string }
   };

export type SetBirthYearMutationVariables = Exact<{
  input: SetBirthYearInput;
}>;


export type SetBirthYearMutation = { setBirthYear: boolean };

export type OneConsentFragment = { __typename: 'Consent', purpose: ConsentPurpose, version: number, title: string, text: string, given: boolean, at: string | null } & { ' $fragmentName'?: 'OneConsentFragment' };

export type GiveConsentMutationVariables = Exact<{
  input: GiveConsentInput;
}>;


export type GiveConsentMutation = { giveConsent:
    | { __typename: 'AgeUnknown', code: string, message: string }
    | { __typename: 'ConsentGiven', purpose: ConsentPurpose }
    | { __typename: 'TextChanged', code: string, message: string }
    | { __typename: 'UnderAge', code: string, message: string }
   };

export type WithdrawConsentMutationVariables = Exact<{
  input: WithdrawConsentInput;
}>;


export type WithdrawConsentMutation = { withdrawConsent: boolean };

export type EraseMyAccountMutationVariables = Exact<{ [key: string]: never; }>;


export type EraseMyAccountMutation = { eraseMyAccount:
    | { __typename: 'AccountErased', erasedAt: string }
    | { __typename: 'DemoAccount', code: string, message: string }
    | { __typename: 'LastAdministrator', code: string, message: string }
    | { __typename: 'OpenOrder', code: string, message: string }
   };

export type ExportMyDataMutationVariables = Exact<{ [key: string]: never; }>;


export type ExportMyDataMutation = { exportMyData: { __typename: 'ExportedData', madeAt: string, content: string } };

export type MyPrivacyQueryVariables = Exact<{
  language: Language;
}>;


export type MyPrivacyQuery = { myPrivacy: { __typename: 'MyPrivacy', birthYear: number | null, consents: Array<(
      { __typename: 'Consent', purpose: ConsentPurpose }
      & { ' $fragmentRefs'?: { 'OneConsentFragment': OneConsentFragment } }
    )> } };

export type RemoveSecondFactorMutationVariables = Exact<{ [key: string]: never; }>;


export type RemoveSecondFactorMutation = { removeSecondFactor:
    | { __typename: 'NoFactor', code: string, message: string }
    | { __typename: 'SecondFactorOff', off: boolean }
   };

export type BeginCollegeLinkMutationVariables = Exact<{
  input: BeginCollegeSignInInput;
}>;


export type BeginCollegeLinkMutation = { beginCollegeLink:
    | { __typename: 'CollegeDoor', url: string }
    | { __typename: 'CollegeSignInOff', code: string, message: string }
    | { __typename: 'CollegeUnavailable', code: string, message: string }
   };

export type UnlinkCollegeAccountMutationVariables = Exact<{ [key: string]: never; }>;


export type UnlinkCollegeAccountMutation = { unlinkCollegeAccount: boolean };

export type MySecondFactorFragment = { __typename: 'SecondFactor', onSince: string | null, recoveryCodesLeft: number, demandedFrom: string | null, passkeys: Array<{ __typename: 'Passkey', id: string, name: string, createdAt: string, lastUsedAt: string | null, isBackedUp: boolean }> } & { ' $fragmentName'?: 'MySecondFactorFragment' };

export type MakeRecoveryCodesMutationVariables = Exact<{ [key: string]: never; }>;


export type MakeRecoveryCodesMutation = { makeRecoveryCodes:
    | { __typename: 'NoFactor', code: string, message: string }
    | { __typename: 'RecoveryCodes', codes: Array<string> }
   };

export type MySecurityQueryVariables = Exact<{ [key: string]: never; }>;


export type MySecurityQuery = { hasCollegeSignIn: boolean, mySessions: Array<(
    { __typename: 'Session', id: string }
    & { ' $fragmentRefs'?: { 'OneSessionFragment': OneSessionFragment } }
  )>, mySecondFactor: (
    { __typename: 'SecondFactor' }
    & { ' $fragmentRefs'?: { 'MySecondFactorFragment': MySecondFactorFragment } }
  ), myCollegeAccount: { __typename: 'CollegeAccount', issuer: string } | null };

export type OneSessionFragment = { __typename: 'Session', id: string, device: string, address: string | null, createdAt: string, lastSeenAt: string, isThisOne: boolean } & { ' $fragmentName'?: 'OneSessionFragment' };

export type RevokeSessionMutationVariables = Exact<{
  id: string;
}>;


export type RevokeSessionMutation = { revokeSession: boolean };

export type RevokeOtherSessionsMutationVariables = Exact<{ [key: string]: never; }>;


export type RevokeOtherSessionsMutation = { revokeOtherSessions: boolean };

export type CompleteSignInMutationVariables = Exact<{
  input: CompleteSignInInput;
}>;


export type CompleteSignInMutation = { completeSignIn:
    | { __typename: 'ChallengeOver', code: string, message: string }
    | { __typename: 'PasskeyCloned', code: string, message: string }
    | { __typename: 'TokenPair' }
    | { __typename: 'TooManySessions', code: string, message: string }
    | { __typename: 'Viewer', name: string }
    | { __typename: 'WrongCode', code: string, message: string }
    | { __typename: 'WrongPasskey', code: string, message: string }
   };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { signIn:
    | { __typename: 'NotAdmittedYet', code: string, message: string }
    | { __typename: 'SecondFactorNeeded', challenge: string, expiresAt: string, kinds: Array<FactorKind> }
    | { __typename: 'TokenPair' }
    | { __typename: 'TooManySessions', code: string, message: string }
    | { __typename: 'Viewer', name: string }
    | { __typename: 'WrongCredentials', code: string, message: string }
   };

export type HasCollegeSignInQueryVariables = Exact<{ [key: string]: never; }>;


export type HasCollegeSignInQuery = { hasCollegeSignIn: boolean };

export type BeginCollegeSignInMutationVariables = Exact<{
  input: BeginCollegeSignInInput;
}>;


export type BeginCollegeSignInMutation = { beginCollegeSignIn:
    | { __typename: 'CollegeDoor', url: string }
    | { __typename: 'CollegeSignInOff', code: string, message: string }
    | { __typename: 'CollegeUnavailable', code: string, message: string }
   };

export type BeginPasskeySignInMutationVariables = Exact<{
  challenge?: string | null | undefined;
}>;


export type BeginPasskeySignInMutation = { beginPasskeySignIn:
    | { __typename: 'ChallengeOver', code: string, message: string }
    | { __typename: 'PasskeyOptions', options: Record<string, unknown> }
    | { __typename: 'PasskeysUnavailable', code: string, message: string }
   };

export type SignInWithPasskeyMutationVariables = Exact<{
  input: SignInWithPasskeyInput;
}>;


export type SignInWithPasskeyMutation = { signInWithPasskey:
    | { __typename: 'PasskeyCloned', code: string, message: string }
    | { __typename: 'TokenPair' }
    | { __typename: 'TooManySessions', code: string, message: string }
    | { __typename: 'Viewer', name: string }
    | { __typename: 'WrongPasskey', code: string, message: string }
   };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { signOut: boolean };

export type ChangeProfileMutationVariables = Exact<{
  input: ChangeProfileInput;
}>;


export type ChangeProfileMutation = { changeProfile: { __typename: 'Viewer', kind: ActorKind, name: string, language: Language | null, preferences: { __typename: 'Preferences', largeText: boolean, highContrast: boolean, reduceMotion: boolean } | null } };

export type StudentViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type StudentViewerQuery = { viewer: { __typename: 'Viewer', kind: ActorKind, name: string, email: string | null, collegeId: string | null, passwordIsDue: boolean, passwordIsShort: boolean, factorIsDue: boolean, language: Language | null, preferences: { __typename: 'Preferences', largeText: boolean, highContrast: boolean, reduceMotion: boolean } | null }, organisation: { __typename: 'Organisation', id: string, name: string, zone: string, demo: boolean } };

export const OneConsentFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OneConsent"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Consent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"purpose"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"given"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}}]} as unknown as DocumentNode<OneConsentFragment, unknown>;
export const MySecondFactorFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MySecondFactor"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SecondFactor"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"onSince"}},{"kind":"Field","name":{"kind":"Name","value":"recoveryCodesLeft"}},{"kind":"Field","name":{"kind":"Name","value":"demandedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"passkeys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"isBackedUp"}}]}}]}}]} as unknown as DocumentNode<MySecondFactorFragment, unknown>;
export const OneSessionFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OneSession"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Session"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"device"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeenAt"}},{"kind":"Field","name":{"kind":"Name","value":"isThisOne"}}]}}]} as unknown as DocumentNode<OneSessionFragment, unknown>;
export const MyReceiptsDocument = {"__meta__":{"hash":"sha256:97d77021f0494eeb4066c54fa0dd49c1f6ed07bc3db268a2472b7d05517293ee"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MyReceipts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"myReceipts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"taxDate"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"outlet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<MyReceiptsQuery, MyReceiptsQueryVariables>;
export const KeepReceiptDocument = {"__meta__":{"hash":"sha256:c18b48904489fbc02abf03e82523813df4064584786dfac301bfc4c09089d713"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"KeepReceipt"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PrintInvoiceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"printInvoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PrintedInvoice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"copy"}},{"kind":"Field","name":{"kind":"Name","value":"file"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"mediaType"}},{"kind":"Field","name":{"kind":"Name","value":"base64"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LanguageUnknown"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"languages"}}]}}]}}]}}]} as unknown as DocumentNode<KeepReceiptMutation, KeepReceiptMutationVariables>;
export const ConfirmAddressDocument = {"__meta__":{"hash":"sha256:e4b1fbae51055d1a123551cc12c8842d9ed71c2848939a20e070387dc5482e28"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ConfirmAddress"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ConfirmAddressInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"confirmAddress"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AddressConfirmed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isAdmitted"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LinkOver"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ConfirmAddressMutation, ConfirmAddressMutationVariables>;
export const WhereDocument = {"__meta__":{"hash":"sha256:b5dc46b4d25136a075420a7ac8b83434911fdf0eaf4e685c931f2a11ba4c9d1e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Where"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organisation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<WhereQuery, WhereQueryVariables>;
export const AskForNewPasswordDocument = {"__meta__":{"hash":"sha256:1ef7e8f506c7ae6ef0c05193abdc6d3c85a9acaff0102a899036ad73dcbf590f"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AskForNewPassword"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AskForNewPasswordInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"askForNewPassword"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}]}]}}]} as unknown as DocumentNode<AskForNewPasswordMutation, AskForNewPasswordMutationVariables>;
export const ChooseStudentPasswordDocument = {"__meta__":{"hash":"sha256:c28bc2744b16aca728a6c8e6a989f3d8b34138145c3c545d2b247c3e1c411228"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChooseStudentPassword"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChooseNewPasswordInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"chooseNewPassword"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PasswordChosen"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"email"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LinkOver"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PasswordTooWeak"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"lengthMin"}}]}}]}}]}}]} as unknown as DocumentNode<ChooseStudentPasswordMutation, ChooseStudentPasswordMutationVariables>;
export const RegisterDocument = {"__meta__":{"hash":"sha256:1b4068ff08f459e723c51e004849e0a17bfd48b6230e53b573d000b94c5316d1"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Register"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RegisterInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"register"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Registered"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"email"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PasswordTooWeak"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"lengthMin"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CollegeIdTaken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RegistrationClosed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RegisterMutation, RegisterMutationVariables>;
export const SetBirthYearDocument = {"__meta__":{"hash":"sha256:4c3b4c67d65d1042e448a7af1f6e4fbd4a9c9ed54624a4c01938630c068a065f"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetBirthYear"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetBirthYearInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setBirthYear"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}]}]}}]} as unknown as DocumentNode<SetBirthYearMutation, SetBirthYearMutationVariables>;
export const GiveConsentDocument = {"__meta__":{"hash":"sha256:23e1cf3fad03901a865b40dc98e52a1edcbdb10c340a9e4181a3336e7c494f95"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"GiveConsent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"GiveConsentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"giveConsent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConsentGiven"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"purpose"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TextChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AgeUnknown"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnderAge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<GiveConsentMutation, GiveConsentMutationVariables>;
export const WithdrawConsentDocument = {"__meta__":{"hash":"sha256:ca2577e46ea3c5bbd1bd2b8309bc03303089510b61bebcb66d0751cf35fb36ad"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"WithdrawConsent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WithdrawConsentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"withdrawConsent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}]}]}}]} as unknown as DocumentNode<WithdrawConsentMutation, WithdrawConsentMutationVariables>;
export const EraseMyAccountDocument = {"__meta__":{"hash":"sha256:4cac2b427d9d889974b98e5980c651dda23a74e81bdd788f801efcfd8dbf2843"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EraseMyAccount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"eraseMyAccount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccountErased"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"erasedAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OpenOrder"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LastAdministrator"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DemoAccount"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<EraseMyAccountMutation, EraseMyAccountMutationVariables>;
export const ExportMyDataDocument = {"__meta__":{"hash":"sha256:fb36df6c742395059b5a739db52f0d62098d2bcbd4c0b841b28f3f9e5097e06e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ExportMyData"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"exportMyData"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"madeAt"}},{"kind":"Field","name":{"kind":"Name","value":"content"}}]}}]}}]} as unknown as DocumentNode<ExportMyDataMutation, ExportMyDataMutationVariables>;
export const MyPrivacyDocument = {"__meta__":{"hash":"sha256:36c2432a70e7dfa32196ceaf8432327ff0bb5eff645a980cf50ec12efcea2598"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MyPrivacy"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"language"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Language"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"myPrivacy"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"language"},"value":{"kind":"Variable","name":{"kind":"Name","value":"language"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"birthYear"}},{"kind":"Field","name":{"kind":"Name","value":"consents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"purpose"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OneConsent"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OneConsent"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Consent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"purpose"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"given"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}}]} as unknown as DocumentNode<MyPrivacyQuery, MyPrivacyQueryVariables>;
export const RemoveSecondFactorDocument = {"__meta__":{"hash":"sha256:ef3f682cf40415ade630c2eb93cb31dc166dba161ef792854ce477f73b28bd04"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemoveSecondFactor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removeSecondFactor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SecondFactorOff"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"off"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NoFactor"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RemoveSecondFactorMutation, RemoveSecondFactorMutationVariables>;
export const BeginCollegeLinkDocument = {"__meta__":{"hash":"sha256:a64de6f3c7e14d947cd8697163c62488ac1e5757eb4d124565965c5b54e055c4"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"BeginCollegeLink"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"BeginCollegeSignInInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"beginCollegeLink"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CollegeDoor"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CollegeSignInOff"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CollegeUnavailable"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<BeginCollegeLinkMutation, BeginCollegeLinkMutationVariables>;
export const UnlinkCollegeAccountDocument = {"__meta__":{"hash":"sha256:f0aa7989a09894c674525b0c829afc850055431337699dba36dc1c9178818536"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UnlinkCollegeAccount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unlinkCollegeAccount"}}]}}]} as unknown as DocumentNode<UnlinkCollegeAccountMutation, UnlinkCollegeAccountMutationVariables>;
export const MakeRecoveryCodesDocument = {"__meta__":{"hash":"sha256:fc4fd46c8bbb18bdb254b9da221521dafd6fbd5abf89f64b1e828d136bf39e3d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MakeRecoveryCodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"makeRecoveryCodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RecoveryCodes"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"codes"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NoFactor"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<MakeRecoveryCodesMutation, MakeRecoveryCodesMutationVariables>;
export const MySecurityDocument = {"__meta__":{"hash":"sha256:03161a1503c6a89338b7aa26dfc583838aa686817c8e180f31b17fac1364db4d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MySecurity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mySessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OneSession"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mySecondFactor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MySecondFactor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"hasCollegeSignIn"}},{"kind":"Field","name":{"kind":"Name","value":"myCollegeAccount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"issuer"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OneSession"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Session"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"device"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeenAt"}},{"kind":"Field","name":{"kind":"Name","value":"isThisOne"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MySecondFactor"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SecondFactor"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"onSince"}},{"kind":"Field","name":{"kind":"Name","value":"recoveryCodesLeft"}},{"kind":"Field","name":{"kind":"Name","value":"demandedFrom"}},{"kind":"Field","name":{"kind":"Name","value":"passkeys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"isBackedUp"}}]}}]}}]} as unknown as DocumentNode<MySecurityQuery, MySecurityQueryVariables>;
export const RevokeSessionDocument = {"__meta__":{"hash":"sha256:ec74a847eb04679a9e74a90ad9f6757002042731f843cbb89c08e83753ab3be7"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokeSession"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UUID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}]}}]} as unknown as DocumentNode<RevokeSessionMutation, RevokeSessionMutationVariables>;
export const RevokeOtherSessionsDocument = {"__meta__":{"hash":"sha256:9c1939f55fcd8c2aa1fb9b186b71b8b8494a4bc48a32f1c1d22c2488f8a5f742"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokeOtherSessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeOtherSessions"}}]}}]} as unknown as DocumentNode<RevokeOtherSessionsMutation, RevokeOtherSessionsMutationVariables>;
export const CompleteSignInDocument = {"__meta__":{"hash":"sha256:e22b636c066afbe760d9ca3cddde79612e660ec046f29a154a83d6bcffe4ba91"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CompleteSignIn"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CompleteSignInInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"completeSignIn"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Viewer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WrongCode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WrongPasskey"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PasskeyCloned"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ChallengeOver"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TooManySessions"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<CompleteSignInMutation, CompleteSignInMutationVariables>;
export const SignInDocument = {"__meta__":{"hash":"sha256:13e00212c4f96d9ac33e27474cd4ab84737aa321e07a19f450f79c6d7e9d32ee"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignIn"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SignInInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signIn"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Viewer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SecondFactorNeeded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"challenge"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WrongCredentials"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotAdmittedYet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TooManySessions"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SignInMutation, SignInMutationVariables>;
export const HasCollegeSignInDocument = {"__meta__":{"hash":"sha256:a7bb7d3d7893335238ee3d1392eb5b0eddee1e7023072a2a1d2a29d207b91378"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"HasCollegeSignIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasCollegeSignIn"}}]}}]} as unknown as DocumentNode<HasCollegeSignInQuery, HasCollegeSignInQueryVariables>;
export const BeginCollegeSignInDocument = {"__meta__":{"hash":"sha256:e0fc32109fb830b768b1173aa4d4ce9a20b45733453d6d5b5f4da19495009040"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"BeginCollegeSignIn"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"BeginCollegeSignInInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"beginCollegeSignIn"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CollegeDoor"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CollegeSignInOff"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CollegeUnavailable"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<BeginCollegeSignInMutation, BeginCollegeSignInMutationVariables>;
export const BeginPasskeySignInDocument = {"__meta__":{"hash":"sha256:b31d25aeecf0134ef8adab774fc67b21c01a69ce8129c02d246616cc2906d3ac"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"BeginPasskeySignIn"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"challenge"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"beginPasskeySignIn"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"challenge"},"value":{"kind":"Variable","name":{"kind":"Name","value":"challenge"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PasskeyOptions"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"options"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PasskeysUnavailable"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ChallengeOver"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<BeginPasskeySignInMutation, BeginPasskeySignInMutationVariables>;
export const SignInWithPasskeyDocument = {"__meta__":{"hash":"sha256:04b2c99ff823fd98128b84f631ab6dbdb5618fbe0f07cd487f6ea7b600a6efcc"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignInWithPasskey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SignInWithPasskeyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signInWithPasskey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Viewer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WrongPasskey"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PasskeyCloned"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TooManySessions"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SignInWithPasskeyMutation, SignInWithPasskeyMutationVariables>;
export const SignOutDocument = {"__meta__":{"hash":"sha256:39300be1f6ff47633a8c264de2a924d5b71367b646d3bf86d82d7c51c6543956"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignOut"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signOut"}}]}}]} as unknown as DocumentNode<SignOutMutation, SignOutMutationVariables>;
export const ChangeProfileDocument = {"__meta__":{"hash":"sha256:a4e33432e53fe90cd3359bea857132bd3dcc2dc5eabb9f26f081bb9de9af6666"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeProfile"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChangeProfileInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changeProfile"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"preferences"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"largeText"}},{"kind":"Field","name":{"kind":"Name","value":"highContrast"}},{"kind":"Field","name":{"kind":"Name","value":"reduceMotion"}}]}}]}}]}}]} as unknown as DocumentNode<ChangeProfileMutation, ChangeProfileMutationVariables>;
export const StudentViewerDocument = {"__meta__":{"hash":"sha256:885e3cede5a97bd548dfcaba118f8a2e3cdae69ee21cb71295b3c33e0384ef63"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"StudentViewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"collegeId"}},{"kind":"Field","name":{"kind":"Name","value":"passwordIsDue"}},{"kind":"Field","name":{"kind":"Name","value":"passwordIsShort"}},{"kind":"Field","name":{"kind":"Name","value":"factorIsDue"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"preferences"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"largeText"}},{"kind":"Field","name":{"kind":"Name","value":"highContrast"}},{"kind":"Field","name":{"kind":"Name","value":"reduceMotion"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"organisation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"zone"}},{"kind":"Field","name":{"kind":"Name","value":"demo"}}]}}]}}]} as unknown as DocumentNode<StudentViewerQuery, StudentViewerQueryVariables>;