import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPeople, PASSWORD, type People } from '../../../testing/people.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { MAIL_LANGUAGES } from '../../mail/index.ts';
import { mySessions } from '../sessions/my-sessions.ts';
import { signIn } from '../sessions/sign-in.ts';
import { newSignIn, signInLocked } from './letters.ts';

let world: World;
let people: People;
beforeAll(async () => {
  world = await openWorld();
  people = await openPeople(world);
});
afterAll(() => world.close());

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

test('who signs in at a new device, or from a new country, is told by letter; the first time and ever after are not', async () => {
  const email = await people.add('cashier');
  const enter = async (known: string | null, address: string) => {
    const answer = await signIn(world.anonymous(), { email, password: PASSWORD, known, address, userAgent: FIREFOX });
    return 'known' in answer ? answer : Promise.reject(new Error('Nobody was signed in.'));
  };
  const letters = () =>
    world.db.execute(sql`select template, data from mails where recipient_email = ${email} order by written_at`);
  const first = await enter(null, '14.139.160.1');
  await enter(first.known, '14.139.160.2');
  expect(await letters()).toEqual([]);
  await enter(first.known, '8.8.8.8');
  expect(await letters()).toMatchObject([{ template: 'identity.newSignIn', data: { country: 'US', from: '8.8.8.8' } }]);
  await enter(first.known, '8.8.4.4');
  expect(await letters()).toHaveLength(1);
  const last = await enter(null, '14.139.160.1');
  expect(await letters()).toHaveLength(2);
  const places = (await mySessions(await people.callOf(last.token), {})).map(({ place }) => place);
  expect(places).toEqual(expect.arrayContaining(['India', 'United States']));
});

test('a student is told in the language they chose, with a link to their own app', async () => {
  const email = await people.add('student');
  await world.db.execute(sql`update users set language = 'ml' where email = ${email}`);
  const enter = () => signIn(world.anonymous(), { email, password: PASSWORD, address: '8.8.8.8', userAgent: FIREFOX });
  await enter();
  await enter();
  const id = sql`(select id from users where email = ${email})`;
  const written = await world.db.execute(
    sql`select language, data, user_id = ${id} as theirs from mails where recipient_email = ${email}`,
  );
  expect(written).toMatchObject([{ language: 'ml', data: { isStudent: true }, theirs: true }]);
});

test.each(MAIL_LANGUAGES)('the letters are whole in %s', (language) => {
  const scope = {
    ...{ origin: 'https://canteen.example', recipient: { name: 'Asha', email: 'asha@college.example' }, language },
    use: () => {
      throw new Error('These letters need nothing from elsewhere.');
    },
  };
  const at = world.clock.now().toISOString();
  const made = [false, true].flatMap((isStudent) => [
    {
      isStudent,
      ...newSignIn.letter({ at, device: 'Firefox on Linux', from: '8.8.8.8', country: 'US', isStudent }, scope),
    },
    { isStudent, ...signInLocked.letter({ at, until: at, from: '8.8.8.8', isStudent, linkId: null }, scope) },
  ]);
  for (const { isStudent, subject, paragraphs, action } of made) {
    expect(subject).not.toBe('');
    expect(paragraphs.join(' ')).toContain('8.8.8.8');
    expect(paragraphs[0]).toContain('Asha');
    expect(action?.url).toMatch(
      isStudent ? /^https:\/\/canteen\.example\/student\// : /^https:\/\/canteen\.example\/staff\//,
    );
  }
});
