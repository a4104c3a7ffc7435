import { randomUUID } from 'node:crypto';
import { type TOTP, URI } from 'otpauth';
import { freshId } from '../../entry/replay/fresh-id.ts';
import { systemClock } from '../../platform/clock.ts';
import type { Asker } from './asker.ts';
import type { Canary } from './canary.ts';
import type { LetterBox } from './letters.ts';

const STEP_MS = 30_000;
const PAIR = '... on TokenPair { accessToken refreshToken }';
const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) { __typename ${PAIR} ... on SecondFactorNeeded { challenge } } }`;
const COMPLETE = 'mutation ($input: CompleteSignInInput!) { completeSignIn(input: $input) { __typename } }';
const CHANGE = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename } }';
const BEGIN = 'mutation { beginTotp { __typename ... on BegunTotp { secret uri } } }';
const CONFIRM = 'mutation ($code: String!) { confirmTotp(code: $code) { __typename ... on RecoveryCodes { codes } } }';
const CONFIRM_ME = 'mutation ($input: ConfirmItsMeInput!) { confirmItsMe(input: $input) { __typename } }';
const REFRESH = `mutation ($input: RefreshTokenInput!) { refreshToken(input: $input) { __typename ${PAIR} } }`;
const ASK_NEW = 'mutation ($input: AskForNewPasswordInput!) { askForNewPassword(input: $input) }';
const CHOOSE = 'mutation ($input: ChooseNewPasswordInput!) { chooseNewPassword(input: $input) { __typename } }';
const REGISTER = 'mutation ($input: RegisterInput!) { register(input: $input) { __typename } }';
const CONFIRM_ADDRESS = 'mutation ($input: ConfirmAddressInput!) { confirmAddress(input: $input) { __typename } }';

/** A password that is strong, and stands nowhere else. */
export const freshSecret = (what: string) => `Kanari ${what} ${randomUUID()}`;

/** Somebody’s life with a password and a second factor, with what they mistype. Each secret of it is told before it is used. */
export async function liveInBrowser(asker: Asker, email: string, password: string, canaries: Canary[]): Promise<void> {
  const keep = (what: string, value: unknown) => {
    if (typeof value !== 'string') throw new Error(`There was no ${what}.`);
    canaries.push({ what, value });
    return value;
  };
  const wrong = keep('a wrong password', freshSecret('wrong'));
  await asker.ask(SIGN_IN, { input: { email, password: wrong } });
  // In the wrong place, and in none.
  await asker.ask(SIGN_IN, { input: { email: `${password}@x.example`.replaceAll(' ', '-'), password: wrong } });
  await asker.ask(SIGN_IN, { input: { email, password, [wrong.replace(/\W/g, '_')]: wrong, installationId: wrong } });
  const cookiesOf = async (input: object) => {
    const { answer, cookies } = await asker.ask(SIGN_IN, { input });
    for (const cookie of cookies) keep(`the cookie ${cookie.split('=')[0]}`, cookie.slice(cookie.indexOf('=') + 1));
    return { answer, headers: { cookie: cookies.join('; ') } };
  };
  const { headers } = await cookiesOf({ email, password });
  const next = keep('a new password', freshSecret('new'));
  await asker.ask(CHANGE, { input: { presentPassword: wrong, newPassword: next } }, headers);
  await asker.ask(CHANGE, { input: { presentPassword: password, newPassword: next } }, headers);
  await asker.ask(CONFIRM_ME, { input: { password: wrong } }, headers);
  const { answer: begun } = await asker.ask(BEGIN, {}, headers);
  const phone = URI.parse(String(begun.uri)) as TOTP;
  const seed = keep('a TOTP seed', begun.secret);
  canaries.push({ what: 'the bytes of a TOTP seed', value: seed, bytes: Buffer.from(phone.secret.buffer) });
  const code = phone.generate({ timestamp: systemClock.now().getTime() - STEP_MS });
  await asker.ask(CONFIRM, { code: keep('a wrong code', freshSecret('code')) }, headers);
  const { answer: on } = await asker.ask(CONFIRM, { code }, headers);
  const codes = ((on.codes ?? []) as string[]).map((one) => keep('a recovery code', one));
  const { answer: asked } = await cookiesOf({ email, password: next });
  const challenge = keep('a challenge', asked.challenge);
  await asker.ask(COMPLETE, { input: { challenge, code: wrong } });
  const { cookies } = await asker.ask(COMPLETE, { input: { challenge, code: codes[0] } });
  for (const cookie of cookies) keep('a cookie after a second factor', cookie.slice(cookie.indexOf('=') + 1));
}

/** A program’s tokens: used, refreshed, used again although they were refreshed, and mistyped. */
export async function liveByTokens(asker: Asker, email: string, password: string): Promise<Canary[]> {
  const installationId = freshId();
  const client = { client: 'TOKEN', installationId };
  const { answer: first } = await asker.ask(SIGN_IN, { input: { email, password, ...client } });
  const { answer: second } = await asker.ask(REFRESH, { input: { refreshToken: first.refreshToken, installationId } });
  await asker.ask(REFRESH, { input: { refreshToken: first.refreshToken, installationId } });
  const told = [first.accessToken, first.refreshToken, second.accessToken, second.refreshToken].map(String);
  for (const token of told) {
    await asker.ask('{ viewer { name } }', {}, { authorization: `Bearer ${token}` });
    // As another kind, and with a letter more.
    await asker.ask('{ viewer { name } }', {}, { authorization: `Device ${token.slice(0, 150)}` });
    await asker.ask('{ viewer { name } }', {}, { authorization: `Bearer ${token}x` });
  }
  return told.map((value) => ({ what: 'a token of a program', value }));
}

/** Links in letters: to choose a password, and to confirm an address. */
export async function liveByLetters(asker: Asker, letters: LetterBox, email: string): Promise<Canary[]> {
  await asker.ask(ASK_NEW, { input: { email } });
  const link = await letters.tokenTo(email);
  const chosen = freshSecret('chosen');
  await asker.ask(CHOOSE, { input: { token: `${link}x`, newPassword: chosen } });
  await asker.ask(CHOOSE, { input: { token: link, newPassword: chosen } });
  const [registering, address] = [freshSecret('registering'), `${randomUUID()}@college.example`];
  const who = {
    id: freshId(),
    email: address,
    name: 'Asha',
    kind: 'STUDENT',
    language: 'en',
    collegeId: randomUUID().slice(0, 12),
  };
  await asker.ask(REGISTER, { input: { ...who, password: registering } });
  const confirming = await letters.tokenTo(address);
  await asker.ask(CONFIRM_ADDRESS, { input: { token: confirming } });
  return [
    { what: 'the token of a link for a new password', value: link },
    { what: 'a password chosen by a link', value: chosen },
    { what: 'the password of a registration', value: registering },
    { what: 'the token of a link to confirm an address', value: confirming },
  ];
}
