import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDemoAccounts, changeAccount, createApiKey, DEMO_PASSWORD } from '../modules/identity/index.ts';
import { cancelOrder, takeCash } from '../modules/ordering/index.ts';
import { organisations } from '../modules/places/index.ts';
import {
  eraseMyAccount,
  exportMyData,
  giveConsent,
  hasConsent,
  NOT_EXPORTED,
  setBirthYear,
} from '../modules/privacy/index.ts';
import { resolveActor } from '../platform/auth/credentials.ts';
import type { CallContext } from '../platform/context.ts';
import { type Canteen, openCanteen } from '../testing/canteen.ts';
import { somebodyOf } from '../testing/somebody.ts';
import { people as everybodysRecords, permissions } from './compose.ts';

let canteen: Canteen;
let { enter, somebody, customer } = {} as Awaited<ReturnType<typeof somebodyOf>>;
beforeAll(async () => {
  canteen = await openCanteen();
  ({ enter, somebody, customer } = await somebodyOf(canteen));
});
afterAll(() => canteen.close());

/** Tables in which an erasure leaves nothing of the account, not even its id. */
const GONE = [
  ...['sessions', 'sign_in_challenges', 'recovery_codes', 'totp_factors', 'birth_years'],
  ...['registrations', 'account_links', 'known_devices', 'guess_budgets', 'till_pins', 'till_turns'],
];
const COLLEGE_ID = 'KANARI-4711';
let tills = 0;

/** What a longer life leaves besides: a college id, a registration with its link, a letter, a forgotten password. */
async function leaveTraces({ id, email, name }: { id: string; email: string; name: string }): Promise<void> {
  const at = canteen.clock.now().toISOString();
  const later = '2026-12-24T00:00:00Z';
  const [registrationId, linkId] = [canteen.newId(), canteen.newId()];
  await canteen.db.execute(sql`update users set college_id = ${COLLEGE_ID} where id = ${id}`);
  await canteen.db.execute(sql`
    insert into registrations (id, email, name, password_hash, college_id, kind, language, state, registered_at)
    values (${registrationId}, ${email}, ${name}, 'hash', ${COLLEGE_ID}, 'STUDENT', 'en', 'KNOWN', ${at})`);
  await canteen.db.execute(sql`
    insert into account_links (id, purpose, registration_id, created_at, expires_at)
    values (${linkId}, 'CONFIRM_ADDRESS', ${registrationId}, ${at}, ${later})`);
  await canteen.db.execute(
    sql`insert into new_password_requests (id, email, asked_at) values (${canteen.newId()}, ${email}, ${at})`,
  );
  await canteen.db.execute(sql`
    insert into guess_budgets (key, kind, user_id, wrong, last_at, next_at) values (${id}, 'SESSION', ${id}, 1, ${at}, ${at})`);
  await canteen.db.execute(sql`
    insert into known_devices (user_id, digest, created_at, last_seen_at) values (${id}, 'digest', ${at}, ${at})
    on conflict do nothing`);
  await canteen.db.execute(sql`
    insert into recovery_codes (id, user_id, digest, created_at) values (${canteen.newId()}, ${id}, 'digest', ${at})`);
  await canteen.db.execute(sql`
    insert into account_links (id, purpose, user_id, created_at, expires_at)
    values (${canteen.newId()}, 'CHOOSE_PASSWORD', ${id}, ${at}, ${later})`);
  await canteen.db.execute(sql`
    insert into mails (id, recipient_email, recipient_name, template, data, language, written_at, due_at, useless_at)
    values (${canteen.newId()}, ${email}, ${name}, 'test', '{}', 'en', ${at}, ${later}, ${later})`);
  const tillId = canteen.newId();
  tills += 1;
  await canteen.db.execute(sql`insert into till_pins (user_id, pin_hash, set_at) values (${id}, 'hash', ${at})`);
  await canteen.db.execute(sql`
    insert into devices (id, outlet_id, kind, name, number, paired_at)
    values (${tillId}, ${canteen.outletId}, 'COUNTER', 'Till', ${tills}, ${at})`);
  await canteen.db.execute(sql`
    insert into till_turns (id, device_id, user_id, started_at, active_at)
    values (${canteen.newId()}, ${tillId}, ${id}, ${at}, ${at})`);
}

const exported = async (call: CallContext) => JSON.parse((await exportMyData(call, {})).content);

/** Every column of every table in which one of these texts stands. */
async function columnsWith(texts: readonly string[]): Promise<string[]> {
  const columns = await canteen.db.execute<{ table: string; column: string }>(sql`
    select c.table_name as table, c.column_name as column from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type in ('text', 'jsonb', 'uuid', 'ARRAY')`);
  const found = [];
  for (const { table, column } of columns) {
    const holds = sql.join(
      texts.map((text) => sql`position(lower(${text}) in lower(${sql.identifier(column)}::text)) > 0`),
      sql` or `,
    );
    const rows = await canteen.db.execute(sql`select 1 from ${sql.identifier(table)} where ${holds} limit 1`);
    if (rows.length > 0) found.push(`${table}.${column}`);
  }
  return found.sort();
}

const covered = new Set([...everybodysRecords.flatMap(({ columns }) => columns), ...Object.keys(NOT_EXPORTED)]);
// Documents and events hold ids of accounts; the rows that say whose they are stand beside them.
const IDS_ONLY = ['outbox.payload', 'remembered_commands.answer'];

test('every column that says whose a row is, is in an export or has a reason not to be', async () => {
  const columns = await canteen.db.execute<{ name: string }>(sql`
    select c.table_name || '.' || c.column_name as name from information_schema.columns c
    where c.table_schema = 'public' and (
      c.column_name ~ '(^|_)(user_id|person_id|actor_id|actor_label|by|email|college_id|phone)$' or c.column_name like 'recipient_%')
    union
    select conrelid::regclass || '.' || a.attname from pg_constraint
    join pg_attribute a on a.attrelid = conrelid and a.attnum = any(conkey)
    where contype = 'f' and confrelid = 'users'::regclass`);
  expect(columns.length).toBeGreaterThan(15);
  expect(columns.map(({ name }) => name).filter((name) => !covered.has(name))).toEqual([]);
  for (const reason of Object.values(NOT_EXPORTED)) expect(reason.length).toBeGreaterThan(20);
});

test('wherever a life leaves the name, the address or the id of somebody, an export knows it', async () => {
  const { call, id, email, name } = await somebody();
  await canteen.order([{ dish: await canteen.dish() }], { tendered: 6_000, as: canteen.cashier(id) });
  await giveConsent(call, { commandId: canteen.newId(), purpose: 'LOYALTY', version: 1 });
  const places = await columnsWith([id, email, name]);
  expect(places).toContain('orders.placed_by');
  expect(places.filter((place) => !covered.has(place) && !IDS_ONLY.includes(place))).toEqual([]);
});

test('an export holds the account, sessions, orders with payments, consents and the trail, and no secret', async () => {
  const { call, id, email, name } = await somebody();
  const orderId = canteen.newId();
  await canteen.order([{ dish: await canteen.dish() }], { as: customer({ id }), id: orderId });
  await takeCash(canteen.cashier(), { id: canteen.newId(), orderId, tendered: 6_000 });
  await giveConsent(call, { commandId: canteen.newId(), purpose: 'LOYALTY', version: 1 });
  const { records } = await exported(call);
  expect(records).toMatchObject({
    account: [{ id, email, name }],
    roles: [{ role: 'student' }],
    orders: [{ id: orderId, lines: [{ quantity: 1 }], payments: [{ amount: 6_000 }] }],
    consents: [{ purpose: 'LOYALTY', given: true }],
  });
  const kinds = records.sessions.map(({ what }: { what: string }) => what);
  expect(kinds).toEqual(['session', 'known device', 'wrong passwords and codes']);
  const commands = records.auditTrail.map(({ command }: { command: string }) => command);
  expect(commands).toEqual(expect.arrayContaining(['identity.signIn', 'privacy.giveConsent', 'ordering.placeOrder']));
  expect(JSON.stringify(records)).not.toMatch(/argon2|tokenDigest|sealedSeed/);
});

test('nobody’s export holds what is another’s', async () => {
  const one = await somebody();
  const other = await somebody();
  await canteen.order([{ dish: await canteen.dish() }], { tendered: 6_000, as: canteen.cashier(one.id) });
  const text = JSON.stringify(await exported(other.call));
  expect(text).toContain(other.email);
  for (const theirs of [one.id, one.email, one.name]) expect(text).not.toContain(theirs);
});

test('who wants to export or erase must have confirmed that it is them', async () => {
  const { call } = await somebody();
  canteen.clock.advance(6 * 60_000);
  await expect(exportMyData(call, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(eraseMyAccount(call, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('after an erasure nobody comes in, purposes have stopped, and nothing but the sealed trail knows who it was', async () => {
  const { call, id, email, name } = await somebody();
  const before = await canteen.db.execute(sql`select account_code, sum(debit - credit) from journal_lines group by 1`);
  await setBirthYear(call, { commandId: canteen.newId(), year: 2000 });
  await giveConsent(call, { commandId: canteen.newId(), purpose: 'MARKETING', version: 1 });
  await leaveTraces({ id, email, name });
  const administrator = canteen.as(permissions.ofRole('administrator'), { everywhere: true });
  await changeAccount(administrator, { commandId: canteen.newId(), accountId: id, email, name });
  const traces = await columnsWith([email, name, COLLEGE_ID]);
  expect(traces).toEqual(expect.arrayContaining(['mails.recipient_email', 'registrations.name', 'users.college_id']));
  expect(await eraseMyAccount(call, {})).toEqual({ erasedAt: canteen.clock.now() });
  expect(await hasConsent(canteen.db, id, 'MARKETING')).toBe(false);
  const trail = (place: string) => !place.startsWith('audit_entries.');
  expect((await columnsWith([email, name, COLLEGE_ID])).filter(trail)).toEqual([]);
  const [erased] = await canteen.db.execute(sql`select erased_at is not null as so from users where id = ${id}`);
  expect(erased).toEqual({ so: true });
  // A digest of what was said gives a year away to whoever tries them all.
  const remembered = await canteen.db.execute(sql`select distinct command from remembered_commands order by 1`);
  for (const command of ['privacy.setBirthYear', 'identity.changeAccount'])
    expect(remembered).not.toContainEqual({ command });
  const still = await columnsWith([id]);
  expect(still.filter((place) => GONE.includes(place.split('.')[0] ?? ''))).toEqual([]);
  const after = await canteen.db.execute(sql`select account_code, sum(debit - credit) from journal_lines group by 1`);
  expect(after).toEqual(before);
  expect(await enter(email)).toBeNull();
});

test('history calls a student by a pseudonym, and staff by name', async () => {
  const student = await somebody();
  expect(student.call.actor.label).toBe(`Student ${student.id.slice(-12)}`);
  const cook = await somebody('cook');
  expect(cook.call.actor.label).toBe(cook.name);
});

test('an open order puts an erasure off, and leaves everything as it was', async () => {
  const { call, id, email } = await somebody();
  const orderId = canteen.newId();
  await canteen.order([{ dish: await canteen.dish() }], { as: customer({ id }), id: orderId });
  expect(await eraseMyAccount(call, {})).toMatchObject({ code: 'OPEN_ORDER' });
  expect(await enter(email)).not.toBeNull();
  await cancelOrder(canteen.cashier(), { commandId: canteen.newId(), orderId, reason: 'Changed their mind' });
  expect(await eraseMyAccount(call, {})).toHaveProperty('erasedAt');
});

test('the last administrator and the demo’s accounts are not erased', async () => {
  const chief = await somebody('administrator');
  expect(await eraseMyAccount(chief.call, {})).toMatchObject({ code: 'LAST_ADMINISTRATOR' });
  await somebody('administrator');
  expect(await eraseMyAccount(chief.call, {})).toHaveProperty('erasedAt');
  await canteen.db.update(organisations).set({ demo: true });
  await canteen.db.transaction((tx) => addDemoAccounts(tx, canteen.newId));
  const demo = await enter('student@demo.example', DEMO_PASSWORD);
  expect(demo && (await eraseMyAccount(demo, {}))).toMatchObject({ code: 'DEMO_ACCOUNT' });
});

test('an erasure withdraws the keys of the person that manage accounts, keys or security, and says so; their other keys are the canteen’s', async () => {
  const chief = await somebody('administrator');
  await somebody('administrator');
  const resolve = canteen.platform.sockets.use(resolveActor);
  const made = async (name: string, rights: string[]) => {
    const wanted = { id: canteen.newId(), name, permissions: rights, outletId: null, expiresAt: null };
    const answer = await createApiKey(chief.call, wanted);
    return { id: wanted.id, token: 'key' in answer ? answer.key : '' };
  };
  const managing = await made('kept', ['account:manage', 'order:read']);
  const till = await made('till', ['order:read']);
  expect(await eraseMyAccount(chief.call, {})).toHaveProperty('erasedAt');
  resolve.forget(null);
  const gone = resolve.resolve({ kind: 'key', token: managing.token });
  await expect(gone).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(await resolve.resolve({ kind: 'key', token: till.token })).toMatchObject({ kind: 'key' });
  const row = (await canteen.audit('privacy.eraseMyAccount')).at(-1);
  const fields = { revokedAt: { before: null, after: canteen.clock.now().toISOString() } };
  expect(row?.changes).toContainEqual(
    expect.objectContaining({ entity: 'api_key', id: managing.id, fields: expect.objectContaining(fields) }),
  );
  expect(await canteen.events('identity.access_changed.v1')).toContainEqual({ actorId: managing.id });
});
