import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../testing/world.ts';
import { post, seedAccounts } from '../finance/index.ts';
import { acknowledgeIdentityAlert } from './acknowledge-alert.ts';
import { checkIdentities } from './check-identities.ts';
import { listIdentities } from './queries.ts';

let world: World;
let owner: postgres.Sql;
beforeAll(async () => {
  world = await openWorld();
  owner = postgres(world.database.ownerUrl, { max: 1, onnotice: () => {} });
  await world.db.transaction(async (tx) => {
    await seedAccounts(tx);
    await post(tx, {
      ...{ outletId: world.outletId, source: { type: 'order', id: world.newId() }, event: 'PAID', narration: 'Sale' },
      ...{ at: world.clock.now(), dates: { businessDate: '2026-11-24', taxDate: '2026-11-24' }, postedBy: 'test' },
      lines: [
        { account: '1010', debit: 500 },
        { account: '3100', credit: 500 },
      ],
    });
  });
});
afterAll(async () => {
  await owner.end();
  await world.close();
});

const finance = () => world.as('identity:read', { everywhere: true });
const stateOf = async (name: string) => (await listIdentities(finance(), {})).find((state) => state.name === name);
/** The owner, past the guards: what no code of ours can do. */
const tamper = (statement: string) =>
  owner.begin(async (sql) => {
    await sql.unsafe('set local session_replication_role = replica');
    await sql.unsafe(statement);
  });
const BALANCES = 'finance: every journal entry balances';

test('everything that must add up is looked at, of every module', async () => {
  const found = await checkIdentities(world.system());
  expect(found.filter(({ places }) => places > 0)).toEqual([]);
  const states = await listIdentities(finance(), {});
  expect(states).toHaveLength(found.length);
  const modules = new Set(states.map(({ name }) => name.split(':')[0]));
  expect([...modules].sort()).toEqual(['expenses', 'finance', 'inventory', 'payments', 'purchasing']);
});

test('one paisa opens one alert, whoever looks, which is over when it adds up again', async () => {
  const since = (await stateOf(BALANCES))?.since;
  world.clock.advance(60_000);
  await tamper("update journal_lines set debit = debit + 1 where account_code = '1010'");
  await Promise.all([checkIdentities(world.system()), checkIdentities(world.system())]);
  const broken = await stateOf(BALANCES);
  expect(broken).toMatchObject({ holds: false, since: world.clock.now() });
  expect(broken?.alerts).toHaveLength(1);
  expect(broken?.alerts[0]).toMatchObject({ places: 1, resolvedAt: null });
  expect(broken?.alerts[0]?.violations[0]).toContain('differs by 1 over 2 lines');
  expect((await listIdentities(finance(), {}))[0]?.holds).toBe(false);

  world.clock.advance(60_000);
  await checkIdentities(world.system());
  expect(await stateOf(BALANCES)).toMatchObject({ since: broken?.since, checkedAt: world.clock.now() });
  await tamper("update journal_lines set debit = debit - 1 where account_code = '1010'");
  await checkIdentities(world.system());
  const again = await stateOf(BALANCES);
  expect(again).toMatchObject({ holds: true, since: world.clock.now() });
  expect(again?.since).not.toEqual(since);
  expect(again?.alerts).toMatchObject([{ resolvedAt: world.clock.now() }]);
});

test('an alert is acknowledged once, with a note, and lasts until it adds up', async () => {
  await tamper("update journal_lines set debit = debit + 1 where account_code = '1010'");
  await checkIdentities(world.system());
  const open = (await stateOf(BALANCES))?.alerts.find(({ resolvedAt }) => resolvedAt === null);
  const by = world.as('identity:acknowledge', { everywhere: true });
  const say = (note: string, context = by) =>
    acknowledgeIdentityAlert(context, { commandId: world.newId(), alertId: open?.id ?? '', note });
  const heard = () => world.events('monitoring.identities_looked_at.v1');
  const before = (await heard()).length;
  await expect(say('  ')).rejects.toMatchObject({ code: 'INVALID' });
  await expect(say('Seen.', world.as('ledger:read'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const both = await Promise.all([say('A test of the alarm.'), say('A test of the alarm.')]);
  expect(both).toEqual(expect.arrayContaining([{ name: BALANCES }]));
  expect(both).toEqual(expect.arrayContaining([expect.objectContaining({ code: 'ALREADY_ACKNOWLEDGED' })]));
  expect(await heard()).toHaveLength(before + 1);
  await checkIdentities(world.system());
  expect((await stateOf(BALANCES))?.alerts.find(({ id }) => id === open?.id)).toMatchObject({
    ...{ resolvedAt: null, note: 'A test of the alarm.', acknowledgedAt: world.clock.now() },
  });
  await tamper("update journal_lines set debit = debit - 1 where account_code = '1010'");
  await checkIdentities(world.system());
  expect((await stateOf(BALANCES))?.holds).toBe(true);
  // Each look is announced, and says what is not as it was.
  const last = (await heard()).at(-1);
  expect(last).toMatchObject({ changed: [BALANCES, 'finance: trial balance: debits equal credits'] });
  await expect(
    acknowledgeIdentityAlert(by, { commandId: world.newId(), alertId: world.newId(), note: 'Which?' }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('whoever keeps one outlet does not see the figures of all', async () => {
  await expect(listIdentities(world.as('ledger:read'), {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
