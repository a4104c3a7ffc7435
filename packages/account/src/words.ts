import { problemOf } from '@college-kiosk/client';
import type { RecoveryWords, StrengthWords, TotpWords } from '@college-kiosk/ui';
import { createContext, useContext } from 'react';

/** What the server refuses of one's own account, by the names of its answers. */
export type RefusalName =
  | `College${'SignInOff' | 'Unavailable' | 'AttemptOver' | 'AnswerRefused' | 'EmailNotVerified' | 'DomainRefused'}`
  | `College${'PersonUnknown' | 'AccountClosed' | 'LinkNeeded' | 'AccountTaken'}`
  | ('PasskeysUnavailable' | 'TooManyPasskeys' | 'PasskeyRefused' | 'PasskeyIsThere' | 'WrongPasskey' | 'PasskeyCloned')
  | ('FactorIsOn' | 'NoFactor' | 'WrongCode' | 'NotConfirmed' | 'NotAdmittedYet' | 'UnlockedOften')
  | ('WrongPassword' | 'PasswordTooWeak' | 'DemoAccount');

/** A refusal as the server gives it; of a weak password also why. */
export interface Refusal {
  readonly __typename: RefusalName;
  readonly message: string;
  readonly reason?: string;
  readonly lengthMin?: number;
}

/** All that these pages say. */
export interface AccountWords {
  /** What went wrong, for the person. */
  readonly problem: (error: unknown) => string;
  /** Why something was refused. */
  readonly refusal: (answer: Refusal) => string;
  readonly signOut: string;
  readonly passkey: { readonly cancelled: string; readonly isThere: string; readonly ownName: string };
  readonly confirm: Readonly<
    Record<
      | ('title' | 'why' | 'usePasskey' | 'useCollege' | 'collegeHow' | 'code' | 'password')
      | ('act' | 'useCode' | 'usePassword' | 'cancel'),
      string
    >
  >;
  readonly password: { readonly present: string; readonly new: string; readonly hint: (length: number) => string };
  readonly due: {
    readonly chosen: { title: string; why: (name: string) => string; given: string };
    readonly short: { title: string; why: (name: string) => string };
    readonly keep: string;
    readonly factor: Readonly<Record<'title' | 'passkey' | 'addPasskey' | 'app' | 'on', string>> & {
      readonly why: (name: string) => string;
    };
  };
  readonly college: Readonly<Record<'back' | 'wait' | 'registered' | 'waits' | 'not' | 'nothing', string>>;
  readonly unlock: Readonly<Record<'title' | 'why' | 'act' | 'done' | 'next' | 'over' | 'overWhy', string>>;
  readonly notBegun: string;
  readonly loading: string;
  /** Left out: the English of the parts that are shown. */
  readonly totp?: TotpWords;
  readonly recovery?: RecoveryWords;
  readonly strength?: StrengthWords;
}

const english: AccountWords = {
  problem: (error) => {
    const { message, requestId } = problemOf(error);
    return requestId ? `${message} (reference ${requestId})` : message;
  },
  refusal: ({ message }) => message,
  signOut: 'Sign out',
  passkey: {
    cancelled: 'No passkey was used. Try again, or another way.',
    isThere: 'This device holds a passkey of yours already.',
    ownName: 'My passkey',
  },
  confirm: {
    title: 'Confirm that it is you',
    why: 'What you are about to do matters, and some time has passed since you signed in.',
    usePasskey: 'Use your passkey',
    useCollege: 'Confirm at the college',
    collegeHow: 'You sign in there once more and come back to this page. Then do again what you were about to do.',
    code: 'Code from your authenticator app, or a recovery code',
    password: 'Your password',
    act: 'Confirm',
    useCode: 'Use a code instead',
    usePassword: 'Use the password',
    cancel: 'Cancel',
  },
  password: {
    present: 'Present password',
    new: 'New password',
    hint: (length) =>
      `At least ${length} characters. Four or five words that you remember are good. No signs or digits are needed.`,
  },
  due: {
    chosen: {
      title: 'Choose your own password',
      why: (name) =>
        `Welcome, ${name}. Your present password was chosen for you, so somebody else knows it. Choose one that only you know; then you can go on.`,
      given: 'The password you were given',
    },
    short: {
      title: 'Choose a longer password',
      why: (name) =>
        `${name}, your password is too short to stand alone: it is enough for students, and beside a second factor. Choose a longer one; then you can go on.`,
    },
    keep: 'Keep this password',
    factor: {
      title: 'Set up your second factor',
      why: (name) =>
        `${name}, your role demands one, and the time to set it up is over. As soon as it is on you can go on.`,
      passkey: 'The easiest is a passkey: your fingerprint, your face, your device’s PIN or a security key.',
      addPasskey: 'Add a passkey',
      app: 'Or an authenticator app',
      on: 'The second factor is on. Your other sessions have ended.',
    },
  },
  college: {
    back: 'Back from the college',
    wait: 'One moment.',
    registered: 'You are registered',
    waits: 'Somebody at the canteen looks at your registration now. You get a letter as soon as it is decided.',
    not: 'You are not signed in',
    nothing: 'Nothing was answered. Begin again.',
  },
  unlock: {
    title: 'Open your account again',
    why: 'Somebody tried wrong passwords on your account, so new devices cannot sign in for a while. If that was you, open it again. If not, wait: your own devices can always sign in.',
    act: 'Open my account',
    done: 'Your account is open again',
    next: 'Sign in as ever. If you have forgotten your password, choose a new one there.',
    over: 'This link is over',
    overWhy: 'It is older than half an hour, or was used already. The lock ends by itself; the letter says when.',
  },
  notBegun: 'It could not be begun. Go back and try again.',
  loading: 'Loading',
};

const Context = createContext<AccountWords>(english);
/** Lets these pages speak another language than English. */
export const AccountWordsProvider = Context;

export const useAccountWords = (): AccountWords => useContext(Context);
