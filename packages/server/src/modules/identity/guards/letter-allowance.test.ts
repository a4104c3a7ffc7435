import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { peopleOf } from '../../../testing/people.ts';
import { openPost } from '../../../testing/post.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { changeSecuritySettings } from '../factors/security-settings.ts';
import { askForNewPassword } from '../links/ask-for-new-password.ts';
import { register } from '../registration/register.ts';
import { DEFAULT_SECURITY, type SecurityFigures } from '../sessions/settings.ts';
import { addressBudgets } from './tables.ts';

let world: World;
let people: ReturnType<typeof peopleOf>;
let post: ReturnType<typeof openPost>;
beforeAll(async () => {
  world = await openWorld();
  people = peopleOf(world);
  post = openPost(world);
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.db.delete(addressBudgets);
  await set({});
});

const set = (figures: Partial<SecurityFigures>) =>
  changeSecuritySettings(world.as('security:manage', { everywhere: true }), {
    ...{ commandId: world.newId(), ...DEFAULT_SECURITY, ...figures, factorRules: [] },
  });
const from = (address: string) => ({ ...world.anonymous(), address });
let made = 0;
function wish(over: Partial<Parameters<typeof register>[1]> = {}) {
  made += 1;
  const person = { name: 'Meera', collegeId: `LA-${made}`, kind: 'STUDENT', language: 'en' } as const;
  return {
    ...{ id: world.newId(), email: `letters-${made}@college.example`, password: 'violet ladder soup', ...person },
    ...over,
  };
}
/** What an answer is to whoever asks: the words, and how long to wait. */
const told = (asked: Promise<unknown>) =>
  asked.then(
    () => 'done',
    ({ code, retryAfterSeconds, publicMessage }) => ({ code, waits: retryAfterSeconds > 0, publicMessage }),
  );

test('of letters from one block of addresses as many are asked for in an hour as may be, at whichever door; others go on', async () => {
  await set({ addressLettersPerHour: 20 });
  const asking = Array.from({ length: 24 }, (_, at) =>
    told(
      at % 2 === 0
        ? register(from(`203.0.113.${at}`), wish())
        : askForNewPassword(from(`203.0.113.${at}`), { email: wish().email }),
    ),
  );
  const answers = await Promise.all(asking);
  expect(answers.filter((answer) => answer === 'done')).toHaveLength(20);
  const refused = { code: 'RATE_LIMITED', waits: true, publicMessage: expect.stringContaining('from your network') };
  expect(answers.filter((answer) => answer !== 'done')).toEqual(Array(4).fill(refused));
  expect(await told(register(from('203.0.113.99'), wish()))).toEqual(refused);
  expect(await told(register(from('203.0.114.1'), wish()))).toBe('done');
});

test('one mailbox gets so many letters in an hour, whoever asks from wherever, and the answer is the same for an address that nobody has', async () => {
  const { email: known } = await people.person(['student']);
  const unknown = 'nobody-at-all@college.example';
  await set({ mailboxLettersPerHour: 3 });
  const hear = async (email: string) => {
    const answers = [];
    for (let at = 0; at < 5; at += 1) {
      const address = `198.51.${100 + at}.7`;
      const asked = at === 1 ? register(from(address), wish({ email })) : askForNewPassword(from(address), { email });
      answers.push(await told(asked));
    }
    return answers;
  };
  const waits = { code: 'RATE_LIMITED', waits: true, publicMessage: expect.stringContaining('to this address') };
  const heard = await hear(known);
  expect(heard).toEqual(['done', 'done', 'done', waits, waits]);
  expect(await hear(unknown)).toEqual(heard);
  expect((await post.lettersTo(known)).length).toBeLessThanOrEqual(3);
  // However it is spelled: it is one mailbox.
  expect(await told(askForNewPassword(from('192.0.2.1'), { email: ` ${known.toUpperCase()} ` }))).toEqual(waits);
});

test('what was refused brings no letter and costs the mailbox none, and what cannot be read costs nobody anything', async () => {
  await set({ mailboxLettersPerHour: 2 });
  const wanted = wish();
  for (let tries = 0; tries < 4; tries += 1) {
    const answer = await register(from('192.0.2.7'), { ...wanted, password: 'password' });
    expect(answer).toMatchObject({ code: 'PASSWORD_TOO_WEAK' });
  }
  await expect(register(from('192.0.2.7'), { ...wanted, name: '' })).rejects.toMatchObject({ code: 'INVALID' });
  expect(await register(from('192.0.2.7'), wanted)).toEqual({ email: wanted.email });
  expect(await register(from('192.0.2.7'), wanted)).toEqual({ email: wanted.email });
  await expect(register(from('192.0.2.7'), wanted)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
});

test('unless somebody decides otherwise a thousand students register behind one address in an hour', async () => {
  expect(DEFAULT_SECURITY).toMatchObject({ addressLettersPerHour: 1_000, mailboxLettersPerHour: 5 });
});
