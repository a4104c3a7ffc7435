import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { peopleOf } from '../../../testing/people.ts';
import { permissions } from '../../../testing/permissions.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { disableAccount } from '../accounts/disable-account.ts';
import { grantsByAccount } from '../accounts/queries.ts';
import { userRoles, users } from '../accounts/tables.ts';
import { withdrawRole } from '../roles/withdraw-role.ts';

const HOUR = 3_600_000;
let world: World;
let people: ReturnType<typeof peopleOf>;
beforeAll(async () => {
  world = await openWorld();
  people = peopleOf(world);
});
afterAll(() => world.close());

const withdraw = (grantId: string, as = people.administrator()) =>
  withdrawRole(as, { commandId: world.newId(), grantId });
const grantsOf = async (id: string) => (await grantsByAccount(world.db, [id])).get(id) ?? [];
/** Leaves just these two who may do everything everywhere. */
async function twoChiefs() {
  const two = [await people.person(['administrator']), await people.person(['owner'])] as const;
  const others = sql`id not in (${two[0].id}, ${two[1].id})`;
  await world.db.update(users).set({ disabledAt: world.clock.now() }).where(others);
  const as = (n: 0 | 1) => world.as(permissions.ofRole('owner'), { everywhere: true, id: two[n].id });
  return { ids: two.map(({ id }) => id) as [string, string], as };
}

test('of two who disable each other at one moment one wins; the last keeps role and account', async () => {
  const { ids, as } = await twoChiefs();
  const end = (accountId: string, by: 0 | 1) =>
    disableAccount(as(by), { commandId: world.newId(), accountId, reason: 'A quarrel' });
  const answers = await Promise.all([end(ids[1], 0), end(ids[0], 1)]);
  expect(answers.filter((answer) => 'accountId' in answer)).toHaveLength(1);
  expect(answers.filter((answer) => 'refused' in answer)).toMatchObject([{ code: 'LAST_ADMINISTRATOR' }]);

  const left = ids['accountId' in (answers[0] ?? {}) ? 0 : 1] ?? '';
  const [grant] = await grantsOf(left);
  expect(await withdraw(grant?.id ?? '')).toMatchObject({ code: 'LAST_ADMINISTRATOR' });
  // One that will expire, one in a single outlet, and one of a disabled account are no others.
  await people.person([{ role: 'owner', expiresAt: new Date(world.clock.now().getTime() + HOUR) }]);
  await people.person([{ role: 'owner', outletId: world.outletId }]);
  expect(await withdraw(grant?.id ?? '')).toMatchObject({ code: 'LAST_ADMINISTRATOR' });
  await people.person(['owner']);
  expect(await withdraw(grant?.id ?? '')).toEqual({ accountId: left });
});

test('the database itself refuses a commit that leaves nobody, racing too', async () => {
  const { ids } = await twoChiefs();
  const gone = { cause: { constraint_name: 'users_keep_an_administrator' } };
  const disable = (id: string) =>
    world.db.transaction(async (tx) => {
      await tx.update(users).set({ disabledAt: world.clock.now() }).where(eq(users.id, id));
      // The guard has looked, and the commit is still to come: the other must wait for it.
      await tx.execute(sql`set constraints all immediate`);
      await tx.execute(sql`select pg_sleep(0.2)`);
    });
  const answers = await Promise.allSettled(ids.map(disable));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const left = answers[0]?.status === 'fulfilled' ? ids[1] : ids[0];
  await expect(disable(left)).rejects.toThrow();
  const take = world.db.update(userRoles).set({ withdrawnAt: world.clock.now() }).where(eq(userRoles.userId, left));
  await expect(take).rejects.toMatchObject(gone);
});

test('the last owner stays owner while administrators come and go, by the database too; disabled before, none is counted', async () => {
  const { ids, as } = await twoChiefs();
  const [, owner] = ids;
  const [grant] = await grantsOf(owner);
  const grantId = grant?.id ?? '';
  await people.person(['administrator']);
  const refused = { code: 'LAST_ADMINISTRATOR', message: expect.stringContaining('owner') };
  expect(await withdraw(grantId)).toMatchObject(refused);
  const leave = { commandId: world.newId(), accountId: owner, reason: 'Left' };
  expect(await disableAccount(as(0), leave)).toMatchObject(refused);
  const gone = { cause: { constraint_name: 'users_keep_an_owner' } };
  const now = world.clock.now();
  await expect(
    world.db.update(userRoles).set({ withdrawnAt: now }).where(eq(userRoles.id, grantId)),
  ).rejects.toMatchObject(gone);
  await expect(world.db.update(users).set({ disabledAt: now }).where(eq(users.id, owner))).rejects.toMatchObject(gone);

  const heir = await people.person(['owner']);
  expect(await disableAccount(as(0), { ...leave, commandId: world.newId() })).toHaveProperty('accountId');
  expect(await withdraw(grantId)).toEqual({ accountId: owner });
  const [theirs] = await grantsOf(heir.id);
  expect(await withdraw(theirs?.id ?? '')).toMatchObject(refused);
});
