import { sql } from 'drizzle-orm';
import { signIn } from '../modules/identity/index.ts';
import type { AskedCanteen, ChangeRow } from './own-documents.ts';
import { postOf } from './post.ts';

const CONFIRM = 'identity.confirmAddress';
const PASSWORD = 'violet ladder soup';

type Ask = (name: string, variables?: object) => Promise<unknown>;

/** What our apps change of registrations and forgotten passwords: what each is asked for. */
export function changesOfRegistration(canteen: () => AskedCanteen, ask: Ask): Readonly<Record<string, ChangeRow>> {
  const newId = () => canteen().newId();
  const saying = (about: object) => ({ input: { commandId: newId(), ...about } });
  let post: ReturnType<typeof postOf> | undefined;

  const wish = () => {
    const id = newId();
    const person = { name: 'Meera', collegeId: id.slice(-12), kind: 'STUDENT', language: 'en' };
    return { input: { id, email: `${id}@college.example`, password: PASSWORD, ...person } };
  };
  /** What stands behind the link of somebody's letter of this kind. */
  async function link(email: string, template: string): Promise<string> {
    post ??= postOf(canteen());
    return (await post.lettersTo(email)).find((letter) => letter.template === template)?.token ?? '';
  }
  async function registered() {
    const wanted = wish();
    await ask('Register', wanted);
    return wanted.input;
  }
  async function confirmed() {
    const { id, email } = await registered();
    await ask('ConfirmAddress', { input: { token: await link(email, CONFIRM) } });
    return { id, email };
  }
  async function admitted() {
    const { id, email } = await confirmed();
    await ask('Admit', saying({ ids: [id] }));
    return email;
  }

  /** An account at which strangers have guessed too often; its address. */
  async function locked() {
    const email = await admitted();
    const guess = () => signIn(canteen().anonymous(), { email, password: 'wrong' });
    await guess();
    await canteen().db.execute(sql`update guess_budgets set wrong = 50 where kind = 'STRANGERS'
      and user_id = (select id from users where email = ${email})`);
    await guess();
    return email;
  }

  const chosen = (): ChangeRow => ({
    async done() {
      const email = await admitted();
      await ask('AskForNewPassword', { input: { email } });
      return {
        input: { token: await link(email, 'identity.chooseNewPassword'), newPassword: 'harbour velvet kite moon' },
      };
    },
    refused: (done) => [done],
    anew: ['email'],
  });

  return {
    Register: {
      done: async () => wish(),
      refused: ({ input }: { input?: object }) => [{ input: { ...input, id: newId(), password: 'password' } }],
    },
    ConfirmAddress: {
      done: async () => ({ input: { token: await link((await registered()).email, CONFIRM) } }),
      refused: () => [{ input: { token: 'ln_nothing' } }],
    },
    Admit: {
      done: async () => saying({ ids: [(await confirmed()).id] }),
      refused: async () => [saying({ ids: [(await registered()).id] })],
    },
    Reject: {
      done: async () => saying({ id: (await confirmed()).id, reason: 'not of this college' }),
      refused: ({ input }: { input?: object }) => [saying({ ...input, commandId: newId() })],
    },
    ChangeRegistrationRules: {
      done: async () => saying({ staffMayRegister: true, studentsMayRegister: true, studentPasswordMin: 8 }),
      refused: () => [saying({ staffMayRegister: true, studentsMayRegister: true, studentPasswordMin: 1 })],
    },
    UnlockByLink: {
      done: async () => ({ input: { token: await link(await locked(), 'identity.signInLocked') } }),
      refused: (done) => [done],
      anew: ['email'],
    },
    AskForNewPassword: { done: async () => ({ input: { email: await admitted() } }) },
    ...Object.fromEntries(['ChooseNewPassword', 'ChooseStudentPassword'].map((name) => [name, chosen()])),
  };
}
