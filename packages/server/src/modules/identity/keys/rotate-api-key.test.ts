import { and, eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tokenDigest } from '../../../platform/auth/credentials.ts';
import { rememberedCommands } from '../../../platform/command/tables.ts';
import { peopleOf } from '../../../testing/people.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { users } from '../accounts/tables.ts';
import { createApiKey } from './create-api-key.ts';
import { listApiKeys } from './queries.ts';
import { rotateApiKey } from './rotate-api-key.ts';
import { apiKeySecrets } from './tables.ts';
import { withdrawApiKey } from './withdraw-api-key.ts';

const DAY = 86_400_000;
let world: World;
let people: ReturnType<typeof peopleOf>;
beforeAll(async () => {
  world = await openWorld();
  people = peopleOf(world);
});
afterAll(() => world.close());

const maker = () => world.as(['key:manage', 'key:read', 'order:read']);
async function made(rest: Partial<Parameters<typeof createApiKey>[1]> = {}, as = maker()) {
  const wanted = { name: 'a partner', permissions: ['order:read'], outletId: world.outletId, expiresAt: null };
  const answer = await createApiKey(as, { id: world.newId(), ...wanted, ...rest });
  if ('refused' in answer) throw new Error(answer.message);
  return answer;
}
const inDays = (days: number) => new Date(world.clock.now().getTime() + days * DAY);
const rotate = (keyId: string, oldEndsAt = inDays(7), as = maker(), id = world.newId()) =>
  rotateApiKey(as, { id, keyId, oldEndsAt });
async function rotated(keyId: string, oldEndsAt = inDays(7)) {
  world.clock.advance(1);
  const answer = await rotate(keyId, oldEndsAt);
  if ('refused' in answer) throw new Error(answer.message);
  return answer.key;
}
const opens = (token: string) =>
  people.resolve({ kind: 'key', token }).then(
    ({ id }) => id,
    () => null,
  );

test('a rotated key opens by the new secret and, until the moment that was chosen, by the old one', async () => {
  const { id, key } = await made();
  const next = await rotated(id, inDays(7));
  expect(next).not.toBe(key);
  expect([await opens(key), await opens(next)]).toEqual([id, id]);
  world.clock.advance(7 * DAY - 2);
  expect(await opens(key)).toBe(id);
  world.clock.advance(1);
  expect([await opens(key), await opens(next)]).toEqual([null, id]);
  expect(await world.events('identity.access_changed.v1')).toContainEqual({ actorId: id });
});

test('a moment that is over ends the old secret at once', async () => {
  const { id, key } = await made();
  const next = await rotated(id, inDays(-1));
  expect([await opens(key), await opens(next)]).toEqual([null, id]);
});

test('the old secret stays good for thirty days at most, and no rotation makes one last longer than was said', async () => {
  const { id, key } = await made();
  await expect(rotate(id, new Date(inDays(30).getTime() + 1))).rejects.toMatchObject({ code: 'INVALID' });
  const second = await rotated(id, inDays(2));
  const third = await rotated(id, inDays(30));
  world.clock.advance(2 * DAY);
  expect([await opens(key), await opens(second), await opens(third)]).toEqual([null, id, id]);
});

test('a rotation that ends the old secret sooner ends those before it as soon', async () => {
  const { id, key } = await made();
  const second = await rotated(id, inDays(20));
  const third = await rotated(id, inDays(2));
  world.clock.advance(2 * DAY);
  expect([await opens(key), await opens(second), await opens(third)]).toEqual([null, null, id]);
});

test('which secret was used last is seen', async () => {
  const { id, key } = await made();
  const next = await rotated(id);
  await opens(key);
  const first = world.clock.now();
  const uses = async () => {
    const mine = (await listApiKeys(maker(), {})).find((one) => one.id === id);
    return [...(mine?.secrets ?? []).map(({ lastUsedAt }) => lastUsedAt), mine?.lastUsedAt];
  };
  expect(await uses()).toEqual([first, null, first]);
  world.clock.advance(DAY);
  await opens(next);
  expect(await uses()).toEqual([first, world.clock.now(), world.clock.now()]);
});

test('a new secret is told once and stored nowhere; the same id once more makes no other', async () => {
  const { id } = await made();
  const secretId = world.newId();
  const answers = await Promise.all([1, 2, 3].map(() => rotate(id, inDays(1), maker(), secretId)));
  expect(answers.filter((answer) => 'key' in answer)).toHaveLength(1);
  expect(answers.filter((answer) => 'refused' in answer)).toMatchObject([
    ...[{ code: 'KEY_WAS_SHOWN' }, { code: 'KEY_WAS_SHOWN' }],
  ]);
  const [told] = answers.flatMap((answer) => ('key' in answer ? [answer.key] : []));
  const kept = JSON.stringify([
    ...(await world.db.select().from(apiKeySecrets)),
    ...(await world.audit('identity.rotateApiKey')),
    ...(await world.db.select().from(rememberedCommands)),
  ]);
  expect(kept).not.toContain(told);
  expect(kept).toContain(tokenDigest(told ?? ''));
  const other = await made();
  await expect(rotate(other.id, inDays(1), maker(), secretId)).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('a key has three good secrets at most', async () => {
  const { id } = await made();
  await rotated(id, inDays(3));
  await rotated(id, inDays(3));
  expect(await rotate(id)).toMatchObject({ code: 'KEY_HAS_MANY_SECRETS' });
  world.clock.advance(3 * DAY);
  expect(await rotate(id)).toMatchObject({ key: expect.any(String) });
});

test('after a leak all old secrets end at once, however many there are', async () => {
  const { id, key } = await made();
  const old = [key, await rotated(id, inDays(3)), await rotated(id, inDays(3))];
  expect(await rotate(id, inDays(1))).toMatchObject({ code: 'KEY_HAS_MANY_SECRETS' });
  const next = await rotated(id, world.clock.now());
  expect(await Promise.all([...old, next].map(opens))).toEqual([null, null, null, id]);
});

test('a key that is bound to networks, or to a budget, gets no secret of one that is not', async () => {
  const may = ['key:manage', 'order:read'] as const;
  const bound = { networks: ['203.0.113.0/24'], costPerMinute: 1_000 };
  const holder = await made({ permissions: [...may], ...bound }, world.as([...may]));
  const as = { ...world.anonymous(), actor: await people.resolve({ kind: 'key', token: holder.key }) };
  for (const rest of [{}, { networks: bound.networks }, { costPerMinute: 1_000 }])
    expect(await rotate((await made(rest)).id, inDays(1), as)).toMatchObject({ code: 'BEYOND_OWN_RIGHTS' });
  expect(await rotate((await made(bound)).id, inDays(1), as)).toHaveProperty('key');
});

test('nobody gets the secret of a key that may do more than they, or lasts longer', async () => {
  const strong = await made(
    { permissions: ['order:read', 'order:cancel'] },
    world.as(['key:manage', 'order:read', 'order:cancel']),
  );
  expect(await rotate(strong.id)).toMatchObject({
    code: 'BEYOND_OWN_RIGHTS',
    details: { permissions: ['order:cancel'] },
  });
  const wide = await made({ outletId: null }, people.administrator());
  await expect(rotate(wide.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(rotate(strong.id, inDays(1), world.as('key:read'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(rotate(world.newId())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const { id, email } = await people.person([{ role: 'administrator', expiresAt: inDays(5) }]);
  await world.db.update(users).set({ passwordIsDue: false }).where(eq(users.id, id));
  const lent = await people.callOf(await people.enter(email));
  const forGood = await made();
  expect(await rotate(forGood.id, inDays(1), lent)).toMatchObject({ code: 'BEYOND_OWN_RIGHTS' });
});

test('a key that is over gets no secret', async () => {
  const { id } = await made();
  await withdrawApiKey(maker(), { commandId: world.newId(), keyId: id });
  expect(await rotate(id)).toMatchObject({ code: 'KEY_IS_OVER' });
  const short = await made({ expiresAt: inDays(1) });
  world.clock.advance(DAY);
  expect(await rotate(short.id)).toMatchObject({ code: 'KEY_IS_OVER' });
});

test('the application lets no secret last longer than was said, changes none and removes none', async () => {
  const { id } = await made();
  await rotated(id, inDays(1));
  const old = eq(apiKeySecrets.id, id);
  const later = world.db
    .update(apiKeySecrets)
    .set({ endsAt: inDays(9) })
    .where(old);
  await expect(later).rejects.toMatchObject({ cause: { code: '23514' } });
  const forGood = world.db.update(apiKeySecrets).set({ endsAt: null }).where(old);
  await expect(forGood).rejects.toMatchObject({ cause: { code: '23514' } });
  const other = world.db.update(apiKeySecrets).set({ tokenDigest: 'x' }).where(old);
  await expect(other).rejects.toMatchObject({ cause: { code: '42501' } });
  await expect(world.db.delete(apiKeySecrets).where(old)).rejects.toMatchObject({ cause: { code: '42501' } });
  const open = and(eq(apiKeySecrets.keyId, id), isNull(apiKeySecrets.endsAt));
  expect(await world.db.select().from(apiKeySecrets).where(open)).toHaveLength(1);
});
