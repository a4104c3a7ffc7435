import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeAccount } from '../modules/identity/index.ts';
import { noMail } from '../modules/mail/index.ts';
import { takeCash } from '../modules/ordering/index.ts';
import { eraseMyAccount, exportMyData } from '../modules/privacy/index.ts';
import type { CallContext } from '../platform/context.ts';
import { type Canteen, openCanteen } from '../testing/canteen.ts';
import { somebodyOf } from '../testing/somebody.ts';

const HOUR = 3_600_000;
let canteen: Canteen;
let { enter, somebody, customer } = {} as Awaited<ReturnType<typeof somebodyOf>>;
beforeAll(async () => {
  canteen = await openCanteen({ mail: noMail });
  ({ enter, somebody, customer } = await somebodyOf(canteen));
});
afterAll(() => canteen.close());

const exported = async (call: CallContext) => JSON.parse((await exportMyData(call, {})).content).records;

/** A letter to somebody at the address that they have now. */
async function letterTo({ id, email, name }: { id: string | null; email: string; name: string }): Promise<void> {
  const at = canteen.clock.now().toISOString();
  await canteen.db.execute(sql`
    insert into mails (id, recipient_email, recipient_name, user_id, template, data, language, written_at, due_at, useless_at)
    values (${canteen.newId()}, ${email}, ${name}, ${id}, 'test', '{}', 'en', ${at}, ${at}, ${at})`);
}

/** Moves somebody to another address, as an administrator does. */
async function move({ id: accountId, name }: { id: string; name: string }, email: string) {
  const administrator = await somebody('administrator');
  const input = { commandId: canteen.newId(), accountId, name, email };
  expect(await changeAccount(administrator.call, input)).toEqual({ accountId });
  return administrator;
}

test('who rings up orders for others is given the ids and times of them, and their own orders whole', async () => {
  const till = await somebody('cashier');
  const [rungUp, own] = [canteen.newId(), canteen.newId()];
  const lines = [{ dish: await canteen.dish() }, { dish: await canteen.dish() }];
  await canteen.order(lines, { as: canteen.cashier(till.id), id: rungUp });
  await canteen.order(lines, { as: customer(till), id: own });
  await takeCash(canteen.cashier(), { id: canteen.newId(), orderId: own, tendered: 12_000 });
  const { orders, ordersTakenAtTheCounter } = await exported(till.call);
  expect(orders).toMatchObject([
    { id: own, lines: [{ position: 1 }, { position: 2 }], payments: [{ amount: 12_000 }] },
  ]);
  expect(ordersTakenAtTheCounter).toEqual([{ id: rungUp, placedAt: canteen.clock.now().toISOString() }]);
});

test('an open order of somebody else’s does not keep whoever rang it up', async () => {
  const till = await somebody('cashier');
  await canteen.order([{ dish: await canteen.dish() }], { as: canteen.cashier(till.id) });
  expect(await eraseMyAccount(till.call, {})).toHaveProperty('erasedAt');
});

test('of many orders rung up the latest thousand are named', async () => {
  const till = await somebody('cashier');
  await canteen.order([{ dish: await canteen.dish() }], { as: canteen.cashier(till.id) });
  await canteen.db.execute(sql`
    insert into orders select (jsonb_populate_record(orders, jsonb_build_object('id', gen_random_uuid(),
      'token_number', 10000 + n, 'placed_at', placed_at + n * interval '1 second'))).*
    from orders, generate_series(1, 1200) n where placed_by = ${till.id}`);
  const { orders, ordersTakenAtTheCounter: rungUp } = await exported(till.call);
  expect(orders).toEqual([]);
  expect(rungUp).toHaveLength(1_000);
  expect(rungUp[0].placedAt).toBe(new Date(canteen.clock.now().getTime() + 1_200_000).toISOString());
});

test('a copy is given once an hour, racing too', async () => {
  const { call, email } = await somebody();
  const answers = await Promise.allSettled([1, 2, 3].map(() => exportMyData(call, {})));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  canteen.clock.advance(HOUR - 60_000);
  const later = await enter(email);
  const early = later && exportMyData(later, {});
  await expect(early).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 60 });
  canteen.clock.advance(60_000);
  expect(later && (await exported(later))).toHaveProperty('account');
});

test('an export tells what others did to the account, not who they were or where they sat', async () => {
  const asha = await somebody();
  const administrator = await move(asha, 'moved-1@college.example');
  const { auditTrail } = await exported(asha.call);
  expect(auditTrail).toContainEqual(
    expect.objectContaining({
      ...{ command: 'identity.changeAccount', actorId: null, actorLabel: null, address: null },
      input: expect.objectContaining({ accountId: asha.id }),
    }),
  );
  for (const who of [administrator.id, administrator.name]) expect(JSON.stringify(auditTrail)).not.toContain(who);
});

test('who has an address after somebody else is told nothing of them', async () => {
  const first = await somebody();
  await letterTo(first);
  await move(first, 'moved-2@college.example');
  canteen.clock.advance(1_000);
  const second = await somebody('student', first.email);
  await letterTo({ ...second, id: null });
  const { letters, auditTrail } = await exported(second.call);
  expect(letters).toMatchObject([{ recipientName: second.name }]);
  expect(JSON.stringify(auditTrail)).not.toContain(first.id);
  const since = canteen.clock.now().toISOString();
  expect(auditTrail.filter(({ at }: { at: string }) => at < since)).toEqual([]);
  expect(auditTrail).toContainEqual(expect.objectContaining({ command: 'identity.signIn', outcome: 'refused' }));
});

test('the registration that became an account is in its export, with its place in the trail', async () => {
  const asha = await somebody();
  const id = canteen.newId();
  const at = canteen.clock.now().toISOString();
  await canteen.db.execute(sql`
    insert into registrations (id, email, name, kind, language, state, registered_at, address_confirmed_at, decided_at, account_id)
    values (${id}, ${asha.email}, ${asha.name}, 'STUDENT', 'en', 'ADMITTED', ${at}, ${at}, ${at}, ${asha.id})`);
  await canteen.db.execute(sql`
    insert into audit_entries (id, at, command, outcome, actor_kind, actor_label, request_id, input)
    values (${canteen.newId()}, '2026-01-01T00:00:00Z', 'identity.register', 'done', 'anonymous', 'anonymous', 'r',
      ${JSON.stringify({ id, email: asha.email })}::jsonb)`);
  const { auditTrail } = await exported(asha.call);
  expect(auditTrail).toContainEqual(expect.objectContaining({ command: 'identity.register' }));
});

test('an erasure takes letters to a former address along, and an export holds them', async () => {
  const asha = await somebody();
  await letterTo(asha);
  await move(asha, 'moved-3@college.example');
  expect((await exported(asha.call)).letters).toMatchObject([
    { recipientEmail: asha.email },
    { recipientEmail: asha.email, template: 'identity.addressLeft' },
    { recipientEmail: 'moved-3@college.example', template: 'identity.addressChanged' },
  ]);
  expect(await eraseMyAccount(asha.call, {})).toHaveProperty('erasedAt');
  const left = await canteen.db.execute(sql`select 1 from mails where recipient_name = ${asha.name}`);
  expect(left).toHaveLength(0);
});
