import { afterAll, beforeAll, expect, test } from 'vitest';
import { isLetIn } from '../../../platform/auth/address-rules.ts';
import { peopleOf } from '../../../testing/people.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { addressRules } from '../guards/tables.ts';
import { changeApiKey } from './change-api-key.ts';
import { createApiKey } from './create-api-key.ts';
import { apiKeys } from './tables.ts';
import { withdrawApiKey } from './withdraw-api-key.ts';

let world: World;
let people: ReturnType<typeof peopleOf>;
beforeAll(async () => {
  world = await openWorld();
  people = peopleOf(world);
});
afterAll(() => world.close());

type Wish = Partial<Parameters<typeof createApiKey>[1]>;
const maker = () => world.as(['key:manage', 'order:read']);
const wanted = (rest: Wish = {}) => ({
  ...{ id: world.newId(), name: 'a partner', permissions: ['order:read'], outletId: world.outletId, expiresAt: null },
  ...rest,
});
async function made(rest: Wish = {}, as = maker()) {
  const answer = await createApiKey(as, wanted(rest));
  if ('refused' in answer) throw new Error(answer.message);
  return answer;
}
const change = (keyId: string, rest: { networks?: string[]; costPerMinute?: number | null } = {}, as = maker()) =>
  changeApiKey(as, {
    ...{ commandId: world.newId(), keyId, name: 'a partner', networks: [], costPerMinute: null },
    ...rest,
  });
const actorOf = (token: string) => people.resolve({ kind: 'key', token });
const mayComeFrom = async (key: string, address: string | null) =>
  isLetIn((await actorOf(key)).addressRules ?? [], address);

test('a key comes from its networks and from nowhere else, IPv4 and IPv6', async () => {
  const { key } = await made({ networks: ['203.0.113.0/24', '2001:db8::/32', '198.51.100.7'] });
  for (const inside of ['203.0.113.9', '::ffff:203.0.113.9', '2001:db8:1::2', '198.51.100.7'])
    expect(await mayComeFrom(key, inside), inside).toBe(true);
  for (const outside of ['203.0.114.1', '2001:db9::1', '198.51.100.8', '127.0.0.1', null])
    expect(await mayComeFrom(key, outside), String(outside)).toBe(false);
  expect(await mayComeFrom((await made()).key, '127.0.0.1')).toBe(true);
});

test('a rule about programs counts beside a key’s own networks: who is let in by one alone stays out', async () => {
  const { key } = await made({ networks: ['203.0.113.0/24'] });
  const rule = { network: '203.0.113.128/25', effect: 'ALLOW', surface: 'API', createdAt: world.clock.now() } as const;
  await world.db.insert(addressRules).values({ id: world.newId(), ...rule });
  expect(await mayComeFrom(key, '203.0.113.200')).toBe(true);
  expect(await mayComeFrom(key, '203.0.113.9')).toBe(false);
  await world.db.delete(addressRules);
});

test('what is no network is refused when a key is made, when it is changed, and by the database', async () => {
  const { id } = await made();
  for (const network of ['everywhere', '203.0.113.9/24', '10.0.0.0/33', '2001:db8::/200', '010.1.1.1']) {
    await expect(made({ networks: [network] }), network).rejects.toMatchObject({ code: 'INVALID' });
    await expect(change(id, { networks: [network] }), network).rejects.toMatchObject({ code: 'INVALID' });
  }
  const many = Array.from({ length: 51 }, (_, at) => `10.0.${at}.0/24`);
  await expect(made({ networks: many })).rejects.toMatchObject({ code: 'INVALID' });
  await expect(world.db.update(apiKeys).set({ networks: ['nonsense'] })).rejects.toMatchObject({
    cause: { code: '22P02' },
  });
  await expect(world.db.update(apiKeys).set({ networks: many })).rejects.toMatchObject({ cause: { code: '23514' } });
});

test('a key’s name, networks and budget are changed at once, and the trail says from what to what', async () => {
  const { id, key } = await made({ networks: ['203.0.113.0/24'] });
  expect(await change(id, { networks: ['2001:DB8::/32', '2001:db8::/32'], costPerMinute: 5_000 })).toEqual({
    keyId: id,
  });
  expect(await mayComeFrom(key, '203.0.113.9')).toBe(false);
  expect(await actorOf(key)).toMatchObject({ costPerMinute: 5_000 });
  expect(await world.events('identity.access_changed.v1')).toContainEqual({ actorId: id });
  const [row] = (await world.audit('identity.changeApiKey')).filter((one) => one.entityId === id && one.changes);
  expect(JSON.stringify(row?.changes)).toContain('203.0.113.0/24');
  expect(JSON.stringify(row?.changes)).toContain('2001:db8::/32');
});

test('a budget is a whole number within bounds; without one a key has none of its own', async () => {
  for (const costPerMinute of [0, -1, 99, 1.5, 100_000_001])
    await expect(made({ costPerMinute })).rejects.toMatchObject({ code: 'INVALID' });
  await expect(world.db.update(apiKeys).set({ costPerMinute: 1 })).rejects.toMatchObject({ cause: { code: '23514' } });
  expect((await actorOf((await made()).key)).costPerMinute).toBeUndefined();
});

test('only whoever manages keys there changes one, and none that is over', async () => {
  const { id } = await made();
  const elsewhere = await world.addOutlet('EW');
  for (const as of [world.as('key:read'), world.as('key:manage', { outletId: elsewhere })])
    await expect(change(id, {}, as)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(change(world.newId())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const everywhere = await made({ outletId: null }, people.administrator());
  await expect(change(everywhere.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await withdrawApiKey(maker(), { commandId: world.newId(), keyId: id });
  expect(await change(id)).toMatchObject({ code: 'KEY_IS_OVER' });
});

test('a key makes no key that may come from more networks than itself, or spend more in a minute', async () => {
  const rights = { permissions: ['key:manage', 'order:read'], networks: ['203.0.113.0/24'], costPerMinute: 1_000 };
  const { key } = await made(rights, world.as(['key:manage', 'order:read']));
  const as = { ...world.anonymous(), actor: await actorOf(key) };
  const within = { networks: ['203.0.113.128/25'], costPerMinute: 1_000 };
  const beyond = { code: 'BEYOND_OWN_RIGHTS' };
  const { id } = await made(within, as);
  for (const rest of [
    { ...within, networks: [] },
    { ...within, networks: ['203.0.113.0/25', '203.0.112.0/23'] },
    { ...within, networks: ['2001:db8::/32'] },
    { ...within, costPerMinute: null },
    { ...within, costPerMinute: 1_001 },
  ]) {
    expect(await createApiKey(as, wanted(rest))).toMatchObject(beyond);
    expect(await change(id, rest, as)).toMatchObject(beyond);
  }
});

test('what binds a key is loosened by nobody who may do less than it; what it is called may be changed', async () => {
  const bound = { networks: ['203.0.113.0/24'], costPerMinute: 100 };
  const { id } = await made(
    { ...bound, permissions: ['order:read', 'order:cancel'] },
    world.as(['key:manage', 'order:read', 'order:cancel']),
  );
  for (const rest of [{ costPerMinute: 100 }, { networks: bound.networks }, { ...bound, costPerMinute: 200 }])
    expect(await change(id, rest)).toMatchObject({
      code: 'BEYOND_OWN_RIGHTS',
      details: { permissions: ['order:cancel'] },
    });
  expect(await change(id, bound)).toEqual({ keyId: id });
});

test('a permission that does not exist is said to be none, not to be beyond one’s own', async () => {
  expect(await createApiKey(people.administrator(), wanted({ permissions: ['nope:nope'] }))).toMatchObject({
    ...{ code: 'PERMISSION_UNKNOWN', details: { permissions: ['nope:nope'] } },
  });
});

test('a name with characters that nobody sees names no key', async () => {
  await expect(made({ name: '\u202egnp' })).rejects.toMatchObject({ code: 'INVALID' });
});
