import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { holdsUntil } from '../../../platform/auth/actor.ts';
import { tokenDigest } from '../../../platform/auth/credentials.ts';
import { rememberedCommands } from '../../../platform/command/tables.ts';
import { peopleOf, TOKEN_KEYS } from '../../../testing/people.ts';
import { permissions } from '../../../testing/permissions.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { disableAccount } from '../accounts/disable-account.ts';
import { grantsByAccount } from '../accounts/queries.ts';
import { actorResolver } from '../resolve-actor.ts';
import { grantRole } from '../roles/grant-role.ts';
import { saveRole } from '../roles/save-role.ts';
import { withdrawRole } from '../roles/withdraw-role.ts';
import { createApiKey } from './create-api-key.ts';
import { isKeyForm, newKey } from './key-form.ts';
import { keyScopes } from './key-scopes.ts';
import { listApiKeys } from './queries.ts';
import { apiKeySecrets, apiKeys } from './tables.ts';
import { withdrawApiKey } from './withdraw-api-key.ts';

const HOUR = 3_600_000;
let world: World;
let people: ReturnType<typeof peopleOf>;
beforeAll(async () => {
  world = await openWorld();
  people = peopleOf(world);
});
afterAll(() => world.close());

const maker = () => world.as(['key:manage', 'key:read', 'order:read']);
const wanted = (rest: Partial<Parameters<typeof createApiKey>[1]> = {}) => ({
  ...{ id: world.newId(), name: 'a partner', permissions: ['order:read'] },
  ...{ outletId: world.outletId, expiresAt: null, networks: [], costPerMinute: null, ...rest },
});
async function made(input = wanted(), as = maker()) {
  const answer = await createApiKey(as, input);
  if ('refused' in answer) throw new Error(answer.message);
  return answer;
}
const withdraw = (keyId: string, as = maker()) => withdrawApiKey(as, { commandId: world.newId(), keyId });
const actorOf = (token: string) => people.resolve({ kind: 'key', token });

test('a key opens what it was given and nothing else, and is stored nowhere', async () => {
  const { key } = await made();
  expect(key).toMatch(/^ck_live_[A-Za-z0-9_-]{43}_[0-9A-Za-z]{6}$/);
  const actor = await actorOf(key);
  expect(actor.permissions.get('order:read')).toEqual(new Set([world.outletId]));
  expect(actor.permissions.get('order:place')).toBeUndefined();
  const kept = JSON.stringify([
    ...(await world.db.select().from(apiKeys)),
    ...(await world.db.select().from(apiKeySecrets)),
    ...(await world.audit('identity.createApiKey')),
    ...(await world.db.select().from(rememberedCommands)),
  ]);
  expect(kept).not.toContain(key);
  expect(kept).toContain(tokenDigest(key));
});

test('a mistyped key is refused before anybody looks for it', async () => {
  const { key } = await made();
  const db = new Proxy(world.db, {
    get: () => {
      throw new Error('The database was asked.');
    },
  });
  const resolve = actorResolver({ db, clock: world.clock, permissions, tokens: TOKEN_KEYS });
  for (let at = 0; at < key.length; at += 1) {
    const other = key[at] === 'a' ? 'b' : 'a';
    const mistyped = `${key.slice(0, at)}${other}${key.slice(at + 1)}`;
    await expect(resolve({ kind: 'key', token: mistyped })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  }
  await expect(resolve({ kind: 'key', token: key })).rejects.toThrow('The database was asked.');
  expect(isKeyForm(key.slice(0, -1))).toBe(false);
  expect(isKeyForm(newKey())).toBe(true);
});

test('the same id once more makes no second key and tells the first to nobody', async () => {
  const input = wanted();
  const answers = await Promise.all([1, 2, 3].map(() => createApiKey(maker(), input)));
  expect(answers.filter((answer) => 'key' in answer)).toHaveLength(1);
  expect(answers.filter((answer) => 'refused' in answer)).toMatchObject([
    ...[{ code: 'KEY_WAS_SHOWN' }, { code: 'KEY_WAS_SHOWN' }],
  ]);
  const other = world.as(['key:manage', 'order:read'], { id: world.newId() });
  await expect(createApiKey(other, input)).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('nobody makes a key with more than they hold there', async () => {
  const beyond = { code: 'BEYOND_OWN_RIGHTS' };
  expect(await createApiKey(maker(), wanted({ permissions: ['order:read', 'order:cancel'] }))).toMatchObject({
    ...beyond,
    details: { permissions: ['order:cancel'] },
  });
  expect(await createApiKey(maker(), wanted({ outletId: null }))).toMatchObject(beyond);
  const elsewhere = await world.addOutlet('EW');
  await expect(createApiKey(maker(), wanted({ outletId: elsewhere }))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(createApiKey(world.as('order:read'), wanted())).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(createApiKey(maker(), wanted({ expiresAt: world.clock.now() }))).rejects.toMatchObject({
    code: 'INVALID',
  });
});

test('what a maker may put into a key is said in sentences, there and everywhere', async () => {
  expect((await keyScopes(maker(), { outletId: world.outletId })).map(({ permission }) => permission)).toEqual([
    ...['key:read', 'key:manage', 'order:read'],
  ]);
  expect(await keyScopes(maker(), { outletId: null })).toEqual([]);
  const ofDevices = await keyScopes(world.as(['key:manage', 'device:renew', 'till:open']), {
    outletId: world.outletId,
  });
  expect(ofDevices.map(({ permission }) => permission)).toEqual(['key:manage']);
});

test('a key that was withdrawn or has expired opens nothing', async () => {
  const { id, key } = await made();
  await expect(withdraw(id, world.as('key:read'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await withdraw(id)).toEqual({ keyId: id });
  await expect(actorOf(key)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(await world.events('identity.access_changed.v1')).toContainEqual({ actorId: id });

  const short = await made(wanted({ expiresAt: new Date(world.clock.now().getTime() + HOUR) }));
  world.clock.advance(HOUR - 1);
  await actorOf(short.key);
  world.clock.advance(1);
  await expect(actorOf(short.key)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('only those who may everywhere withdraw a key that opens every outlet, and nobody sees others’ keys', async () => {
  const { id } = await made(wanted({ outletId: null }), people.administrator());
  await expect(withdraw(id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect((await listApiKeys(maker(), {})).map((key) => key.id)).not.toContain(id);
  expect((await listApiKeys(people.administrator(), {})).map((key) => key.id)).toContain(id);
  await withdraw(id, people.administrator());
  await expect(withdraw(world.newId())).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('the list says who made a key, when it was last used to the minute, and who withdrew it', async () => {
  const chief = await people.person(['administrator']);
  const as = world.as(permissions.ofRole('administrator'), { everywhere: true, id: chief.id });
  const { id, key } = await made(wanted(), as);
  const seen = async () => (await listApiKeys(as, {})).find((one) => one.id === id);
  expect(await seen()).toMatchObject({ madeBy: expect.stringMatching(/^Person/), lastUsedAt: null });
  await actorOf(key);
  const first = world.clock.now();
  world.clock.advance(60_000);
  await actorOf(key);
  expect((await seen())?.lastUsedAt).toEqual(first);
  world.clock.advance(1);
  await actorOf(key);
  expect((await seen())?.lastUsedAt).toEqual(world.clock.now());
  await withdraw(id, as);
  expect(await seen()).toMatchObject({ withdrawnAt: world.clock.now(), withdrawnBy: expect.stringMatching(/^Person/) });
});

test('whoever is disabled keeps no key that manages accounts, keys or security, made by a key of theirs either; other keys go on', async () => {
  const chief = await people.person(['administrator']);
  const as = world.as(permissions.ofRole('administrator'), { everywhere: true, id: chief.id });
  const by = async (call: typeof as, rights: string[]) => made(wanted({ permissions: rights, outletId: null }), call);
  const own = await by(as, ['account:manage', 'order:read']);
  const keys = await by(as, ['key:manage', 'security:manage']);
  const keysOwn = await by({ ...as, actor: await actorOf(keys.key) }, ['security:manage']);
  const till = await by(as, ['order:read']);
  const others = await by(people.administrator(), ['account:manage']);
  const disable = { commandId: world.newId(), accountId: chief.id, reason: 'Left' };
  expect(await disableAccount(people.administrator(), disable)).toEqual({ accountId: chief.id });
  for (const { id, key } of [own, keys, keysOwn]) {
    await expect(actorOf(key)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await world.events('identity.access_changed.v1')).toContainEqual({ actorId: id });
  }
  for (const { key } of [till, others]) expect(await actorOf(key)).toMatchObject({ kind: 'key' });
  const changes = (await world.audit('identity.disableAccount')).at(-1)?.changes;
  for (const { id } of [own, keys, keysOwn]) expect(changes).toContainEqual(expect.objectContaining({ id }));
});

/** What a key may do with accounts, and with orders, now. */
async function reachOf(key: string) {
  const { permissions: held } = await actorOf(key);
  return [held.get('account:manage'), held.get('order:read')];
}
const change = (grantId: string | undefined) =>
  withdrawRole(people.administrator(), { commandId: world.newId(), grantId: grantId ?? '' });
const give = (accountId: string, rest: object) =>
  grantRole(people.administrator(), {
    ...{ id: world.newId(), accountId, role: 'administrator', outletId: null, expiresAt: null, ...rest },
  });

test('a key manages only where, and as long as, the person who made it still may; also one that a key of theirs made', async () => {
  const chief = await people.person(['administrator']);
  const as = world.as(permissions.ofRole('administrator'), { everywhere: true, id: chief.id });
  const rights = ['account:manage', 'key:manage', 'order:read'];
  const first = await made(wanted({ permissions: rights, outletId: null }), as);
  const second = await made(wanted({ permissions: rights, outletId: null }), {
    ...as,
    actor: await actorOf(first.key),
  });
  const keys = [first.key, second.key];
  for (const key of keys) expect(await reachOf(key)).toEqual(['everywhere', 'everywhere']);

  const ends = new Date(world.clock.now().getTime() + HOUR);
  expect(await change((await grantsByAccount(world.db, [chief.id])).get(chief.id)?.[0]?.id)).toHaveProperty(
    'accountId',
  );
  for (const key of keys) expect(await reachOf(key)).toEqual([undefined, 'everywhere']);
  await give(chief.id, { outletId: world.outletId, expiresAt: ends });
  for (const key of keys) {
    expect(await reachOf(key)).toEqual([new Set([world.outletId]), 'everywhere']);
    const actor = await actorOf(key);
    expect(holdsUntil(actor, 'account:manage', world.outletId, ends)).toBe(true);
    // What was given to the maker for a time, the key does not hold for good.
    expect(holdsUntil(actor, 'account:manage', world.outletId, null)).toBe(false);
    expect(holdsUntil(actor, 'order:read', null, null)).toBe(true);
  }
  world.clock.advance(HOUR);
  for (const key of keys) expect(await reachOf(key)).toEqual([undefined, 'everywhere']);
});

test('a key goes by what its maker’s role holds now; one that nobody made, by itself', async () => {
  const role = world.newId();
  const save = (held: string[], version: number) =>
    saveRole(people.administrator(), {
      ...{ commandId: world.newId(), role, name: 'Keys', says: '', permissions: held, version },
    });
  await save(['account:manage', 'key:manage'], 0);
  const maker = await people.person();
  await give(maker.id, { role });
  const as = world.as(['account:manage', 'key:manage'], { everywhere: true, id: maker.id });
  const own = await made(wanted({ permissions: ['account:manage'], outletId: null }), as);
  const product = await made(wanted({ permissions: ['account:manage'], outletId: null }), world.system());
  expect(await reachOf(own.key)).toEqual(['everywhere', undefined]);
  await save(['key:manage'], 1);
  expect(await reachOf(own.key)).toEqual([undefined, undefined]);
  expect(await reachOf(product.key)).toEqual(['everywhere', undefined]);
});

test('the application cannot widen a key that was made', async () => {
  const { id } = await made();
  const widen = world.db
    .update(apiKeys)
    .set({ permissions: ['key:manage'] })
    .where(eq(apiKeys.id, id));
  await expect(widen).rejects.toMatchObject({ cause: { code: '42501' } });
});
