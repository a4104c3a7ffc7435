import { type TOTP, URI } from 'otpauth';
import { addAccounts, createAccount, hashPassword, signIn } from '../modules/identity/index.ts';
import { resolveActor } from '../platform/auth/credentials.ts';
import type { CallContext } from '../platform/context.ts';
import { changesOfCollege } from './changes-of-college.ts';
import { changesOfDevices, PIN } from './changes-of-devices.ts';
import type { AskedCanteen, ChangeRow } from './own-documents.ts';
import { SoftwareAuthenticator } from './software-authenticator.ts';

const PASSWORD = 'correct horse battery staple';
const FIRST = 'copper-otter-window-plum';
let passwordHash: Promise<string> | undefined;

type Ask = (name: string, call: CallContext, variables?: object) => Promise<Record<string, unknown>>;

/** What our apps change of people, their roles, sessions and factors, of keys and devices: what each is asked for. */
export function changesOfPeople(canteen: () => AskedCanteen, ask: Ask): Readonly<Record<string, ChangeRow>> {
  const newId = () => canteen().newId();
  const saying = (about: object) => ({ input: { commandId: newId(), ...about } });
  const email = () => `${newId()}@college.example`;
  const phones = new Map<string, TOTP>();
  const codeOf = ({ actor }: Pick<CallContext, 'actor'>, steps = 0) =>
    phones.get(actor.id ?? '')?.generate({ timestamp: canteen().clock.now().getTime() + steps * 30_000 }) ?? '';

  async function enter(address: string): Promise<CallContext> {
    const { anonymous, platform } = canteen();
    const answer = await signIn(anonymous(), { email: address, password: PASSWORD });
    const token = 'token' in answer ? answer.token : '';
    return { ...anonymous(), actor: await platform.sockets.use(resolveActor).resolve({ kind: 'session', token }) };
  }
  async function person(): Promise<CallContext & { readonly address: string }> {
    const address = email();
    passwordHash ??= hashPassword(PASSWORD);
    const account = { email: address, name: 'Asha', passwordHash: await passwordHash, role: 'cashier' as const };
    await canteen().db.transaction((tx) => addAccounts(tx, [account], newId));
    return { ...(await enter(address)), address };
  }
  async function withPhone() {
    const call = await person();
    const { uri } = (await ask('BeginTotp', call)) as { uri: string };
    phones.set(call.actor.id ?? '', URI.parse(uri) as TOTP);
    return call;
  }
  async function withFactor() {
    const call = await withPhone();
    await ask('ConfirmTotp', call, { code: codeOf(call) });
    return call;
  }
  async function withPin() {
    const call = await person();
    await ask('SetMyPin', call, { pin: PIN });
    return call;
  }
  const keys = new Map<string, { id: string; device: SoftwareAuthenticator }>();
  const keyOf = ({ actor }: Pick<CallContext, 'actor'>) => keys.get(actor.id ?? '');
  async function made(call: CallContext, device = new SoftwareAuthenticator()) {
    const { options } = (await ask('BeginPasskey', call)) as { options: object };
    return { input: { name: 'My laptop', response: device.create(options) } };
  }
  async function withPasskey() {
    const call = await person();
    const device = new SoftwareAuthenticator();
    const { id } = await ask('AddPasskey', call, await made(call, device));
    keys.set(call.actor.id ?? '', { id: String(id), device });
    return call;
  }
  async function account(): Promise<string> {
    const { administrator } = canteen();
    const id = newId();
    await createAccount(administrator, { id, email: email(), name: 'Devika', firstPassword: FIRST, roles: [] });
    return id;
  }
  async function grant() {
    const id = newId();
    const wish = { role: 'CASHIER', outletId: canteen().outletId };
    await ask('GrantRole', canteen().administrator, { input: { id, accountId: await account(), ...wish } });
    return id;
  }
  function role() {
    const id = newId();
    return { role: id, name: `Role ${id}`, says: 'For a test.', permissions: ['order:read'], version: 0 };
  }
  const nobody = () => [saying({ accountId: newId() })];
  const limits = {
    ...{ staffIdleMinutes: 30, staffHours: 8, studentIdleMinutes: 600, studentHours: 200, sessionsAtMost: 4 },
    ...{
      guessFreeTries: 5,
      guessWaitSecondsMax: 900,
      guessLockAfter: 12,
      guessLockMinutes: 60,
      addressTriesPerHour: 5_000,
    },
    ...{ oneSessionMore: 'END_OLDEST', addressLettersPerHour: 10_000, mailboxLettersPerHour: 5 },
    ...{ tillIdleMinutes: 5, pinLockAfter: 5, pinLockMinutes: 30 },
  };
  const kept = {
    ...{ endedSessionsDays: 20, vainTriesDays: 7, sentLettersDays: 60 },
    ...{ unconfirmedRegistrationsDays: 10, unusedDevicesDays: 300, oldLinksDays: 5 },
  };
  let networks = 0;
  const rule = () => {
    networks += 1;
    const network = `198.51.${networks}.0/24`;
    return saying({ id: newId(), network, effect: 'DENY', surface: 'ROLE', role: 'cashier', note: 'a test' });
  };

  const preferences = { largeText: true, highContrast: false, reduceMotion: false };

  return {
    SignIn: {
      done: async () => ({ input: { email: (await person()).address, password: PASSWORD } }),
      refused: ({ input }: { input?: object }) => [{ input: { ...input, password: 'wrong' } }],
    },
    BeginTotp: { by: person, done: async () => ({}), anew: ['secret', 'uri'] },
    ConfirmTotp: {
      by: withPhone,
      done: async (call) => ({ code: codeOf(call) }),
      refused: (done) => [done],
      anew: ['codes'],
    },
    MakeRecoveryCodes: { by: withFactor, done: async () => ({}), anew: ['codes'] },
    RemoveSecondFactor: { by: withFactor, done: async () => ({}), refused: () => [{}] },
    BeginPasskey: { by: person, done: async () => ({}), anew: ['options'] },
    AddPasskey: {
      by: person,
      done: async (call) => made(call as CallContext),
      refused: (done) => [done],
      anew: ['id', 'codes'],
    },
    RenamePasskey: {
      by: withPasskey,
      done: async (call) => ({ input: { id: keyOf(call)?.id, name: 'Old laptop' } }),
      refused: () => [{ input: { id: newId(), name: 'Nobody’s' } }],
    },
    RemovePasskey: {
      by: withPasskey,
      done: async (call) => ({ id: keyOf(call)?.id }),
      refused: (done) => [done],
    },
    BeginPasskeySignIn: {
      done: async () => ({}),
      refused: () => [{ challenge: 'ch_nothing' }],
      anew: ['options'],
    },
    SignInWithPasskey: {
      async done() {
        const device = keyOf(await withPasskey())?.device;
        const { options } = (await ask('BeginPasskeySignIn', canteen().anonymous())) as { options: object };
        return { input: { passkey: device?.get(options) } };
      },
      refused: (done) => [done],
      anew: [],
    },
    BeginPasskeyConfirmation: { by: withPasskey, done: async () => ({}), anew: ['options'] },
    RemoveFactors: {
      done: async () => saying({ accountId: (await withFactor()).actor.id, reason: 'The phone is gone.' }),
      refused: () => [saying({ accountId: newId(), reason: 'nobody' })],
    },
    CompleteSignIn: {
      async done() {
        const person = await withFactor();
        const answer = await signIn(canteen().anonymous(), { email: person.address, password: PASSWORD });
        return { input: { challenge: 'challenge' in answer ? answer.challenge : '', code: codeOf(person, 1) } };
      },
      refused: (done) => [done],
      anew: [],
    },
    ConfirmItsMe: {
      by: person,
      done: async () => ({ input: { password: PASSWORD } }),
      refused: () => [{ input: { password: 'wrong' } }],
    },
    RevokeSession: {
      by: person,
      async done(call) {
        const other = await enter((call as { address?: string }).address ?? '');
        return { id: other.actor.session?.id };
      },
    },
    RevokeOtherSessions: { by: person, done: async () => ({}) },
    ChangePassword: {
      by: person,
      done: async () => ({ input: { presentPassword: PASSWORD, newPassword: FIRST } }),
      refused: (done) => [done],
    },
    ChangeProfile: {
      by: person,
      done: async () => ({ input: { name: 'Asha K', language: 'ml', preferences } }),
      refused: () => [{ input: { name: '', language: 'ml', preferences } }],
    },
    SetBirthYear: {
      by: person,
      done: async () => saying({ year: 2_000 }),
      refused: () => [saying({ year: 3_000 })],
    },
    GiveConsent: {
      by: person,
      async done(call) {
        await ask('SetBirthYear', call, saying({ year: 2_000 }));
        return saying({ purpose: 'LOYALTY', version: 1 });
      },
      refused: () => [saying({ purpose: 'LOYALTY', version: 99 })],
    },
    WithdrawConsent: { by: person, done: async () => saying({ purpose: 'LOYALTY' }) },
    ExportMyData: { by: person, done: async () => ({}), anew: ['content'] },
    EraseMyAccount: { by: person, done: async () => ({}) },
    CreateAccount: {
      done: async () => ({ input: { id: newId(), email: email(), name: 'Devika', firstPassword: FIRST, roles: [] } }),
      refused: ({ input }: { input?: object }) => [{ input: { ...input, id: newId() } }],
    },
    ChangeAccount: {
      done: async () => saying({ accountId: await account(), name: 'Devi', email: email() }),
      refused: ({ input }: { input?: object }) => [
        saying({ ...input, commandId: newId(), email: 'devika@college.example' }),
      ],
    },
    DisableAccount: {
      done: async () => saying({ accountId: await account(), reason: 'left the college' }),
      refused: () => [saying({ accountId: newId(), reason: 'nobody' })],
    },
    EnableAccount: { done: async () => saying({ accountId: await account() }), refused: nobody },
    GiveFirstPassword: {
      done: async () => ({ input: { accountId: await account(), firstPassword: FIRST } }),
      refused: ({ input }: { input?: object }) => [{ input: { ...input, firstPassword: 'password' } }],
    },
    GrantRole: {
      done: async () => ({
        input: { id: newId(), accountId: await account(), role: 'CASHIER', outletId: canteen().outletId },
      }),
      refused: ({ input }: { input?: object }) => [{ input: { ...input, id: newId() } }],
    },
    WithdrawRole: {
      done: async () => saying({ grantId: await grant() }),
      refused: () => [saying({ grantId: newId() })],
    },
    SaveRole: {
      done: async () => saying(role()),
      refused: ({ input }: { input?: object }) => [
        saying({ ...input, commandId: newId() }),
        saying({ ...input, commandId: newId(), role: newId(), permissions: [] }),
        saying({ role: 'OWNER', permissions: [], version: 0 }),
        saying({ role: newId(), name: 'Moon', permissions: ['moon:land'], version: 0 }),
      ],
    },
    RetireRole: {
      async done() {
        const input = role();
        await ask('SaveRole', canteen().administrator, saying(input));
        return saying({ role: input.role });
      },
      refused: () => [saying({ role: newId() })],
    },
    ...changesOfDevices(canteen, ask, withPin),
    SetMyPin: { by: person, done: async () => ({ pin: PIN }), refused: () => [{ pin: '1234' }, { pin: '12' }] },
    RemoveMyPin: { by: withPin, done: async () => ({}) },
    SaveAddressRule: {
      done: async () => rule(),
      refused: () => [{ input: { ...rule().input, network: 'nonsense' } }],
      anew: ['id', 'network', 'rules'],
    },
    RemoveAddressRule: {
      async done() {
        const { input } = rule();
        await ask('SaveAddressRule', canteen().administrator, { input });
        return saying({ id: (input as { id?: string }).id });
      },
      refused: () => [saying({ id: newId() })],
      anew: ['rules'],
    },
    UnlockAccount: { done: async () => saying({ accountId: await account() }), refused: nobody },
    ...changesOfCollege(person, saying),
    ChangeRetentionSettings: {
      done: async () => saying(kept),
      refused: () => [saying({ ...kept, oldLinksDays: 1_000 })],
    },
    ChangeSecuritySettings: {
      done: async () => saying({ ...limits, factorRules: [] }),
      refused: () => [saying({ ...limits, factorRules: [], staffHours: 1_000 })],
    },
  };
}
