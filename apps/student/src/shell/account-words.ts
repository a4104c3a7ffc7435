import type { AccountWords, Refusal, RefusalName } from '@college-kiosk/account';
import type { RecoveryWords } from '@college-kiosk/ui';
import type { TextId } from '../i18n/en.ts';
import type { Say } from '../i18n/i18n.ts';
import { problemSaid } from './problem-words.ts';
import { strengthWords, weakness } from './weakness.ts';

const refusals: Readonly<Record<Exclude<RefusalName, 'PasswordTooWeak'>, TextId>> = {
  CollegeSignInOff: 'college.off',
  CollegeUnavailable: 'college.away',
  CollegeAttemptOver: 'college.over',
  CollegeAnswerRefused: 'college.refused',
  CollegeEmailNotVerified: 'college.email',
  CollegeDomainRefused: 'college.domain',
  CollegePersonUnknown: 'college.unknown',
  CollegeAccountClosed: 'college.closed',
  CollegeLinkNeeded: 'college.link',
  CollegeAccountTaken: 'college.taken',
  NotAdmittedYet: 'signIn.waitsApproval',
  PasskeysUnavailable: 'passkey.unavailable',
  TooManyPasskeys: 'passkey.many',
  PasskeyRefused: 'passkey.refused',
  PasskeyIsThere: 'passkey.there',
  WrongPasskey: 'passkey.wrong',
  PasskeyCloned: 'passkey.cloned',
  FactorIsOn: 'factor.already',
  NoFactor: 'factor.none',
  WrongCode: 'code.wrong',
  NotConfirmed: 'confirm.wrong',
  UnlockedOften: 'unlock.often',
  WrongPassword: 'password.wrong',
  DemoAccount: 'password.demo',
};

function refusalWords(say: Say, { __typename: name, reason = '', lengthMin = 0 }: Refusal): string {
  return name === 'PasswordTooWeak' ? weakness(say, { reason, lengthMin }) : say(refusals[name]);
}

/** What is said beside recovery codes, in the person's language. */
export function recoveryWords(say: Say): RecoveryWords {
  return {
    title: say('recovery.title'),
    why: say('recovery.why'),
    file: say('recovery.file'),
    copy: say('recovery.copy'),
    copied: say('recovery.copied'),
    download: say('recovery.download'),
    print: say('recovery.print'),
    kept: say('recovery.kept'),
    done: say('done'),
  };
}

/** What the pages about one's own account say, in the person's language. */
export function accountWords(say: Say): AccountWords {
  return {
    problem: (error) => problemSaid(say, error),
    refusal: (answer) => refusalWords(say, answer),
    signOut: say('signOut'),
    loading: say('loading'),
    notBegun: say('problem.busy'),
    strength: strengthWords(say),
    recovery: recoveryWords(say),
    ...{ passkey: passkeyWords(say), confirm: confirmWords(say), due: dueWords(say) },
    password: {
      present: say('password.present'),
      new: say('password.new'),
      hint: (count) => say('password.hint', { count }),
    },
    college: {
      back: say('college.back'),
      wait: say('college.wait'),
      registered: say('college.registered'),
      waits: say('address.waits'),
      not: say('college.not'),
      nothing: say('problem.other'),
    },
    unlock: {
      title: say('unlock.title'),
      why: say('unlock.why'),
      act: say('unlock.act'),
      done: say('unlock.done'),
      next: say('unlock.next'),
      over: say('link.over'),
      overWhy: say('link.unlockOver'),
    },
    totp: {
      scan: say('factor.scan'),
      type: say('factor.type'),
      picture: say('factor.qr'),
      digits: say('factor.digits'),
      switchOn: say('factor.switchOn'),
      later: say('factor.later'),
    },
  };
}

function passkeyWords(say: Say): AccountWords['passkey'] {
  return { cancelled: say('passkey.cancelled'), isThere: say('passkey.there'), ownName: say('passkey.mine') };
}

function confirmWords(say: Say): AccountWords['confirm'] {
  return {
    title: say('confirm.title'),
    why: say('confirm.why'),
    usePasskey: say('confirm.usePasskey'),
    useCollege: say('confirm.useCollege'),
    collegeHow: say('confirm.collegeHow'),
    code: say('confirm.code'),
    password: say('confirm.password'),
    act: say('confirm.act'),
    useCode: say('confirm.useCode'),
    usePassword: say('confirm.usePassword'),
    cancel: say('cancel'),
  };
}

function dueWords(say: Say): AccountWords['due'] {
  return {
    chosen: {
      title: say('due.chosen'),
      why: (name) => say('due.chosenWhy', { name }),
      given: say('due.given'),
    },
    short: { title: say('due.short'), why: (name) => say('due.shortWhy', { name }) },
    keep: say('newPassword.act'),
    factor: {
      title: say('due.factor'),
      why: (name) => say('due.factorWhy', { name }),
      passkey: say('due.passkey'),
      addPasskey: say('passkey.add'),
      app: say('due.app'),
      on: say('recovery.said'),
    },
  };
}
