import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rowsForgotten } from '../../platform/metrics.ts';
import { KEPT_KINDS, type KeptKind } from '../../platform/personal/kept-for-a-time.ts';
import { plugForTest } from '../../testing/plug.ts';
import { openWorld, type World } from '../../testing/world.ts';
import { addAccounts } from '../identity/index.ts';
import { forgetWhatIsOver } from './forget-what-is-over.ts';
import { changeRetentionSettings, readRetentionSettings, retentionNow } from './retention-settings.ts';
import { DAYS_OF, DEFAULT_RETENTION, RETENTION_BOUNDS, type RetentionTimes } from './retention-times.ts';
import { retentionSettings } from './tables.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
let world: World;
let owner: postgres.Sql;
let userId: string;
beforeAll(async () => {
  world = await openWorld();
  owner = postgres(world.database.ownerUrl, { max: 1, onnotice: () => {} });
  plugForTest(world.platform.sockets, world);
  const student = { email: 'kept@college.example', name: 'Asha', passwordHash: 'none', role: 'student' } as const;
  await world.db.transaction((tx) => addAccounts(tx, [student], world.newId));
  const [user] = await owner<{ id: string }[]>`select id from users`;
  userId = user?.id ?? '';
});
beforeEach(async () => {
  await owner`truncate sessions, sign_in_challenges, guess_budgets, address_budgets, known_devices, account_links,
    new_password_requests, mails, registrations, retention_settings cascade`;
});
afterAll(async () => {
  await owner.end();
  await world.close();
});

let made = 0;
const named = (what: string) => {
  made += 1;
  return `${what} ${made}`;
};
const later = (moment: Date, ms: number) => new Date(moment.getTime() + ms);
const id = () => world.newId();

async function session(createdAt: Date, expiresAt: Date, revokedAt: Date | null) {
  const reason = revokedAt && 'SIGNED_OUT';
  await owner`insert into sessions (id, user_id, token_digest, created_at, expires_at, revoked_at, end_reason)
    values (${id()}, ${userId}, ${named('token')}, ${createdAt}, ${expiresAt}, ${revokedAt}, ${reason})`;
}
async function registration(state: string, registeredAt: Date, confirmedAt: Date | null, withLink = false) {
  const registrationId = id();
  const hash = state === 'WAITING' || state === 'KNOWN' ? 'none' : null;
  await owner`insert into registrations
    (id, email, name, password_hash, college_id, kind, language, state, registered_at, address_confirmed_at)
    values (${registrationId}, ${`${named('r')}@college.example`}, 'Meera', ${hash}, ${named('CS')}, 'STUDENT', 'en',
      ${state}, ${registeredAt}, ${confirmedAt})`;
  if (!withLink) return;
  await owner`insert into account_links (id, purpose, registration_id, created_at, expires_at)
    values (${id()}, 'CONFIRM_ADDRESS', ${registrationId}, ${registeredAt}, ${later(registeredAt, 400 * DAY_MS)})`;
}
async function mail(writtenAt: Date, ends: { sentAt?: Date; givenUpAt?: Date; uselessAt?: Date }) {
  const { sentAt = null, givenUpAt = null, uselessAt = later(writtenAt, DAY_MS) } = ends;
  await owner`insert into mails (id, recipient_email, recipient_name, template, data, language, written_at, due_at,
      useless_at, attempts, sent_at, given_up_at)
    values (${id()}, 'kept@college.example', 'Asha', 'identity.accountChanged', '{}', 'en', ${writtenAt}, ${writtenAt},
      ${uselessAt}, 1, ${sentAt}, ${givenUpAt})`;
}

/** Of each kind, rows that were over at a moment; gives how many there are. */
const overAt: Readonly<Record<KeptKind, (moment: Date) => Promise<number>>> = {
  async ENDED_SESSIONS(moment) {
    const before = later(moment, -DAY_MS);
    await session(before, later(moment, DAY_MS), moment);
    await session(before, moment, null);
    return 2;
  },
  async VAIN_TRIES(moment) {
    await owner`insert into guess_budgets (key, kind, wrong, last_at, next_at)
      values (${named('STRANGERS')}, 'STRANGERS', 3, ${moment}, ${moment})`;
    await owner`insert into address_budgets (key, points, expire) values (${named('sign-in')}, 2, ${moment.getTime()})`;
    await owner`insert into sign_in_challenges (id, user_id, token_digest, created_at, expires_at)
      values (${id()}, ${userId}, ${named('challenge')}, ${later(moment, -MINUTE_MS)}, ${moment})`;
    return 3;
  },
  async SENT_LETTERS(moment) {
    const before = later(moment, -MINUTE_MS);
    await mail(before, { sentAt: moment });
    await mail(before, { givenUpAt: moment });
    await mail(before, { uselessAt: moment });
    return 3;
  },
  async UNCONFIRMED_REGISTRATIONS(moment) {
    await registration('WAITING', moment, null, true);
    await registration('KNOWN', moment, null);
    await registration('REPLACED', moment, null);
    return 4;
  },
  async UNUSED_DEVICES(moment) {
    await owner`insert into known_devices (user_id, digest, created_at, last_seen_at)
      values (${userId}, ${named('device')}, ${moment}, ${moment})`;
    return 1;
  },
  async OLD_LINKS(moment) {
    const before = later(moment, -MINUTE_MS);
    await owner`insert into account_links (id, purpose, user_id, created_at, expires_at, spent_at)
      values (${id()}, 'CHOOSE_PASSWORD', ${userId}, ${before}, ${moment}, ${before})`;
    await owner`insert into new_password_requests (id, email, asked_at) values (${id()}, 'x@college.example', ${moment})`;
    return 2;
  },
};
const endOf = (kind: KeptKind, times: RetentionTimes = DEFAULT_RETENTION) =>
  later(world.clock.now(), -times[DAYS_OF[kind]] * DAY_MS);
const forget = () => forgetWhatIsOver(world.system());
const security = () => world.as(['security:read', 'security:manage'], { everywhere: true });
const set = (times: Partial<RetentionTimes>) =>
  changeRetentionSettings(security(), { commandId: id(), ...DEFAULT_RETENTION, ...times });

test.each(KEPT_KINDS)('%s go when their time is over, and stay until then', async (kind) => {
  await overAt[kind](later(endOf(kind), MINUTE_MS));
  expect(await forget()).toEqual({});
  const over = await overAt[kind](later(endOf(kind), -MINUTE_MS));
  const counted = async () => (await rowsForgotten.get()).values.find(({ labels }) => labels.kind === kind)?.value ?? 0;
  const before = await counted();
  expect(await forget()).toEqual({ [kind]: over });
  expect((await counted()) - before).toBe(over);
  expect(await forget()).toEqual({});
});

test.each(KEPT_KINDS)('%s go by the figure that was set for them, at the next round', async (kind) => {
  const { min } = RETENTION_BOUNDS[DAYS_OF[kind]];
  const times = { ...DEFAULT_RETENTION, [DAYS_OF[kind]]: min };
  const over = await overAt[kind](later(endOf(kind, times), -MINUTE_MS));
  expect(await forget()).toEqual({});
  await set(times);
  expect(await forget()).toEqual({ [kind]: over });
});

test('what still does something is never removed, however old it is', async () => {
  const now = world.clock.now();
  const longAgo = later(now, -800 * DAY_MS);
  await session(longAgo, later(now, MINUTE_MS), null);
  await registration('WAITING', longAgo, longAgo);
  await mail(longAgo, { uselessAt: later(now, DAY_MS) });
  await owner`insert into guess_budgets (key, kind, wrong, last_at, next_at, locked_at)
    values ('STRANGERS locked', 'STRANGERS', 12, ${longAgo}, ${later(now, MINUTE_MS)}, ${longAgo})`;
  await owner`insert into known_devices (user_id, digest, created_at, last_seen_at) values (${userId}, 'd', ${longAgo}, ${now})`;
  await owner`insert into account_links (id, purpose, user_id, created_at, expires_at)
    values (${id()}, 'UNLOCK', ${userId}, ${longAgo}, ${later(now, MINUTE_MS)})`;
  expect(await forget()).toEqual({});
});

test('broken off between two batches it loses nothing and goes on where it was; the audit trail is not touched', async () => {
  const over = later(endOf('UNUSED_DEVICES'), -MINUTE_MS);
  await owner`insert into known_devices (user_id, digest, created_at, last_seen_at)
    select ${userId}, 'old ' || n, ${over}, ${over} from generate_series(1, 1200) n`;
  await overAt.UNUSED_DEVICES(later(endOf('UNUSED_DEVICES'), MINUTE_MS));
  await overAt.OLD_LINKS(later(endOf('OLD_LINKS'), -MINUTE_MS));
  // The process dies in the second batch, as PostgreSQL sees it.
  await owner.unsafe(`create function break_off() returns trigger language plpgsql as $$ begin
    if (select count(*) from known_devices) < 1000 then raise exception 'broken off'; end if; return null; end $$;
    create trigger break_off before delete on known_devices execute function break_off()`);
  const left = async () => (await owner`select from known_devices`).length;
  const rowsBefore = await world.audit('identity.signIn');
  await expect(forget()).rejects.toThrow('failed');
  expect(await left()).toBe(701);
  // What lies beside it went all the same.
  expect(await owner`select from account_links`).toHaveLength(0);
  await owner`drop function break_off cascade`;
  expect(await forget()).toEqual({ UNUSED_DEVICES: 700 });
  expect(await left()).toBe(1);
  expect(await world.audit('identity.signIn')).toEqual(rowsBefore);
});

test('rows that somebody holds wait for the next round, and nobody waits for them', async () => {
  await overAt.UNUSED_DEVICES(later(endOf('UNUSED_DEVICES'), -MINUTE_MS));
  await overAt.UNUSED_DEVICES(later(endOf('UNUSED_DEVICES'), -MINUTE_MS));
  await owner.begin(async (holder) => {
    await holder`select from known_devices limit 1 for update`;
    expect(await forget()).toEqual({ UNUSED_DEVICES: 1 });
  });
  expect(await forget()).toEqual({ UNUSED_DEVICES: 1 });
});

test('a round that finds nothing leaves no row in the audit trail; a batch leaves one, of its kind', async () => {
  const rows = async () => (await world.audit('privacy.forgetSome')).length;
  const before = await rows();
  await forget();
  expect(await rows()).toBe(before);
  await overAt.UNUSED_DEVICES(later(endOf('UNUSED_DEVICES'), -MINUTE_MS));
  await forget();
  expect(await rows()).toBe(before + 1);
  const [row] = (await world.audit('privacy.forgetSome')).slice(-1);
  expect(row).toMatchObject({ actorKind: 'system', outcome: 'done' });
});

test('how long things are kept is set within bounds, by the door or past it, once under its id, and only by whoever may', async () => {
  expect(await readRetentionSettings(security(), {})).toEqual(DEFAULT_RETENTION);
  for (const [name, { min, max }] of Object.entries(RETENTION_BOUNDS)) {
    for (const figure of [min - 1, max + 1, min + 0.5])
      await expect(set({ [name]: figure })).rejects.toMatchObject({ code: 'INVALID' });
    for (const figure of [min - 1, max + 1]) {
      const past = world.db.insert(retentionSettings).values({ ...DEFAULT_RETENTION, [name]: figure });
      await expect(past).rejects.toMatchObject({ cause: { code: '23514' } });
    }
  }
  const input = { commandId: id(), ...DEFAULT_RETENTION, oldLinksDays: 20 };
  await changeRetentionSettings(security(), input);
  await set({ oldLinksDays: 30 });
  await changeRetentionSettings(security(), input);
  expect((await retentionNow(world.db)).oldLinksDays).toBe(30);
  const stranger = world.as('account:manage', { everywhere: true });
  await expect(readRetentionSettings(stranger, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(changeRetentionSettings(stranger, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const reader = world.as('security:read', { everywhere: true });
  await expect(changeRetentionSettings(reader, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect((await world.db.execute(sql`select from retention_settings`)).length).toBe(1);
});
