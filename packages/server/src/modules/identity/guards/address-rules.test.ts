import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { assertLetIn } from '../../../platform/auth/address-rules.ts';
import type { CallContext } from '../../../platform/context.ts';
import { openPeople, PASSWORD, type People } from '../../../testing/people.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { userRoles } from '../accounts/tables.ts';
import { signIn } from '../sessions/sign-in.ts';
import { sessions } from '../sessions/tables.ts';
import { listAddressRules } from './list-address-rules.ts';
import { removeAddressRule } from './remove-address-rule.ts';
import { saveAddressRule } from './save-address-rule.ts';
import { addressRules } from './tables.ts';

const HERE = '203.0.113.7';
let world: World;
let people: People;
let owner: CallContext;
beforeAll(async () => {
  world = await openWorld();
  people = await openPeople(world);
});
beforeEach(async () => {
  await world.db.delete(addressRules);
  await world.db.delete(sessions);
  owner = (await insider('owner')).call;
});
afterAll(() => world.close());

/** Somebody who is signed in, and the means to look anew whether they may come from somewhere. */
async function insider(role: 'owner' | 'cashier' | 'student', installationId: string | null = null) {
  const from = { email: await people.add(role), password: PASSWORD, address: HERE, installationId };
  const answer = await signIn(world.anonymous(), from);
  const again = () =>
    'accessToken' in answer
      ? people.callWith(answer.accessToken)
      : people.callOf('token' in answer ? answer.token : '');
  return {
    email: from.email,
    call: await again(),
    isIn: async (address: string | null) => isInNow(await again(), address),
  };
}

function isInNow({ actor }: CallContext, address: string | null): boolean {
  try {
    assertLetIn(actor, address);
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: 'FORBIDDEN', details: { reason: 'ADDRESS_REFUSED' } });
    return false;
  }
}

type Wish = Partial<Omit<Parameters<typeof saveAddressRule>[1], 'network'>> & { network: string };
const save = (wish: Wish, as: CallContext = owner) =>
  saveAddressRule(as, {
    ...{ commandId: world.newId(), id: world.newId(), effect: 'ALLOW' as const, surface: 'STAFF' as const },
    ...{ address: HERE, ...wish },
  });
const deny = (network: string, wish: Partial<Wish> = {}) => save({ effect: 'DENY', network, ...wish });

test('without a rule everybody comes from everywhere', async () => {
  const cashier = await insider('cashier');
  expect(await cashier.isIn('198.51.100.1')).toBe(true);
  expect(await cashier.isIn(null)).toBe(true);
});

test('where a list lets a network in, those it concerns come from there alone, however the address is written', async () => {
  const [cashier, student, program] = [
    await insider('cashier'),
    await insider('student'),
    await insider('student', world.newId()),
  ];
  await save({ network: '203.0.113.0/24' });
  await save({ network: '2001:db8::/32' });
  for (const address of [HERE, '::ffff:203.0.113.9', '::ffff:cb00:7109', '2001:DB8::1'])
    expect(await cashier.isIn(address)).toBe(true);
  for (const address of ['198.51.100.1', '::ffff:198.51.100.1', '2001:db9::1', null, 'nonsense'])
    expect(await cashier.isIn(address)).toBe(false);
  expect(await student.isIn('198.51.100.1')).toBe(true);
  expect(await program.isIn('198.51.100.1')).toBe(true);
  await save({ network: '203.0.113.0/24', surface: 'API' });
  expect(await program.isIn('198.51.100.1')).toBe(false);
});

test('what is kept out is kept out, whatever lets it in; and each list has its say', async () => {
  const cashier = await insider('cashier');
  await save({ network: '203.0.113.0/24' });
  await deny('203.0.113.128/25');
  expect(await cashier.isIn('203.0.113.200')).toBe(false);
  await save({ network: '203.0.113.64/26', surface: 'ROLE', role: 'cashier' });
  expect(await cashier.isIn(HERE)).toBe(false);
  expect(await cashier.isIn('203.0.113.65')).toBe(true);
});

test('nobody signs in from where they are not let in, and no session is left of it', async () => {
  const { email } = await insider('cashier');
  await save({ network: '203.0.113.0/24' });
  const before = await world.db.select().from(sessions);
  const away = signIn(world.anonymous(), { email, password: PASSWORD, address: '198.51.100.1' });
  await expect(away).rejects.toMatchObject({ code: 'FORBIDDEN', details: { reason: 'ADDRESS_REFUSED' } });
  expect(await world.db.select().from(sessions)).toHaveLength(before.length);
  expect((await world.audit('identity.signIn')).at(-1)).toMatchObject({ outcome: 'denied' });
});

test('a rule that would lock out whoever makes it, or leaves them outside when it goes, is refused', async () => {
  const locksOut = { code: 'RULE_LOCKS_OUT' };
  expect(await save({ network: '198.51.100.0/24' })).toMatchObject(locksOut);
  expect(await deny('203.0.113.0/24')).toMatchObject(locksOut);
  expect(await deny('0.0.0.0/0', { surface: 'ALL' })).toMatchObject(locksOut);
  expect(await save({ network: '2001:db8::/32', surface: 'ROLE', role: 'owner' })).toMatchObject(locksOut);
  expect(await listAddressRules(owner, {})).toEqual([]);
  const mine = world.newId();
  await save({ id: mine, network: HERE });
  await save({ network: '198.51.100.0/24' });
  const remove = { commandId: world.newId(), id: mine, address: HERE };
  expect(await removeAddressRule(owner, remove)).toMatchObject(locksOut);
  expect(await listAddressRules(owner, {})).toHaveLength(2);
});

test('who asks by a key cannot lock out the last of those who may do everything', async () => {
  const asKey = { ...owner, actor: { ...owner.actor, kind: 'key' as const, session: null } };
  expect(await save({ network: '198.51.100.0/24' }, asKey)).toMatchObject({ code: 'RULE_LOCKS_OUT' });
  expect(await save({ network: '203.0.113.0/24' }, asKey)).toHaveProperty('ruleId');
});

test('while nobody who may do everything for good is signed in, no rule that concerns them is touched', async () => {
  const locksOut = { code: 'RULE_LOCKS_OUT', message: expect.stringContaining('Nobody is signed in') };
  const asKey = { ...owner, actor: { ...owner.actor, kind: 'key' as const, session: null } };
  const [kept, other] = [world.newId(), world.newId()];
  await save({ id: kept, network: '203.0.113.0/24' });
  await save({ id: other, network: '198.51.100.0/24' });
  await world.db.delete(sessions);
  expect(await save({ network: '0.0.0.0/0', effect: 'DENY' }, asKey)).toMatchObject(locksOut);
  expect(await save({ network: '203.0.113.0/24', surface: 'ALL' }, asKey)).toMatchObject(locksOut);
  for (const role of ['owner', 'administrator'] as const)
    expect(await save({ network: '192.0.2.0/24', surface: 'ROLE', role }, asKey)).toMatchObject(locksOut);
  // Moved to another list it would leave the one of staff narrower.
  expect(await save({ id: other, network: '203.0.113.0/24', surface: 'API' }, asKey)).toMatchObject(locksOut);
  const remove = { commandId: world.newId(), id: kept, address: HERE };
  expect(await removeAddressRule(asKey, remove)).toMatchObject(locksOut);
  expect(await listAddressRules(owner, {})).toHaveLength(2);
  expect(await save({ network: '192.0.2.0/24', surface: 'ROLE', role: 'cook' }, asKey)).toHaveProperty('ruleId');
});

test('the last administrator inside is judged by all their roles', async () => {
  const asKey = { ...owner, actor: { ...owner.actor, kind: 'key' as const, session: null } };
  const [session] = await world.db.select({ userId: sessions.userId }).from(sessions);
  await world.db.insert(userRoles).values({ id: world.newId(), userId: session?.userId ?? '', role: 'cook' });
  const cooks = { network: HERE, effect: 'DENY', surface: 'ROLE', role: 'cook' } as const;
  expect(await save(cooks, asKey)).toMatchObject({ code: 'RULE_LOCKS_OUT' });
  expect(await save({ ...cooks, role: 'cashier' }, asKey)).toHaveProperty('ruleId');
});

test.each(['10.0.0.0/33', '10.0.0.1/8', 'canteen', '2001:db8::/129', '0x7f.1'])(
  '“%s” is invalid, with what is wrong with it',
  async (network) => {
    await expect(deny(network)).rejects.toMatchObject({
      ...{ code: 'INVALID' },
      publicMessage: expect.stringMatching(/^network: .*(address|length|lies inside)/),
    });
  },
);

test('a rule is said once, names a role where it must, and is not made past the door otherwise', async () => {
  await save({ network: '203.0.113.0/24' });
  expect(await save({ network: '203.0.113.0/24' })).toMatchObject({ code: 'RULE_IS_THERE' });
  await expect(deny('10.0.0.0/8', { surface: 'ROLE' })).rejects.toMatchObject({ code: 'INVALID' });
  await expect(deny('10.0.0.0/8', { role: 'cook' })).rejects.toMatchObject({ code: 'INVALID' });
  const row = { id: world.newId(), effect: 'ALLOW', surface: 'STAFF', createdAt: world.clock.now() } as const;
  const past = (values: object) => world.db.insert(addressRules).values({ ...row, network: '10.0.0.0/8', ...values });
  await expect(past({ network: '10.0.0.1/8' })).rejects.toMatchObject({ cause: { code: '22P02' } });
  await expect(past({ role: 'cook' })).rejects.toMatchObject({ cause: { code: '23514' } });
  await expect(past({ network: '203.0.113.0/24' })).rejects.toMatchObject({ cause: { code: '23505' } });
});

test('only who may manage security makes or removes one, and only a moment after proving that it is them', async () => {
  await expect(save({ network: HERE }, world.as('security:read'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  world.clock.advance(6 * 60_000);
  await expect(save({ network: HERE })).rejects.toMatchObject({ details: { reason: 'CONFIRMATION_NEEDED' } });
});
