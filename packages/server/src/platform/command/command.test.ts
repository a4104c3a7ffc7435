import { AppError, refuse } from '@college-kiosk/kernel';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openWorld, type World } from '../../testing/world.ts';
import { command } from './command.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('whoever meets a deadlock is tried again, and told to come again when it does not end', async () => {
  let deadlocks = 0;
  let most = 2;
  const contended = command({
    name: 'test.contended',
    permission: 'public',
    input: z.object({}),
    async handle({ tx }) {
      if (deadlocks < most) {
        deadlocks += 1;
        await tx.execute(sql`do $$ begin raise exception 'a circle' using errcode = '40P01'; end $$`);
      }
      return 'done';
    },
  });
  expect(await contended(world.system(), {})).toBe('done');
  expect(deadlocks).toBe(2);
  most = Number.POSITIVE_INFINITY;
  await expect(contended(world.system(), {})).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});

const RECORD = '01890000-0000-7000-8000-0000000000cc';
const rename = command({
  name: 'test.rename',
  permission: 'public',
  input: z.object({ name: z.string(), refuses: z.boolean().optional() }),
  async handle({ changed }, { name, refuses }) {
    changed({
      ...{ entity: 'thing', id: RECORD, personal: ['email'] },
      before: { name: 'Old', price: 5, email: 'old@x', pin: '1234' },
      after: { name, price: 5, email: 'new@x', pin: '4321' },
    });
    return refuses ? refuse('NOT_NOW', 'Not now.') : 'done';
  },
});

test('what a command changed is in its own row: what differs, secrets and personal things hidden', async () => {
  await rename(world.system(), { name: 'New' });
  const [row] = await world.audit('test.rename');
  expect(row).toMatchObject({ outcome: 'done', entity: 'thing', entityId: RECORD });
  expect(row?.changes).toEqual([
    {
      ...{ entity: 'thing', id: RECORD },
      fields: { name: { before: 'Old', after: 'New' }, email: { hidden: true }, pin: { hidden: true } },
    },
  ]);
  expect(JSON.stringify(row)).not.toMatch(/4321|1234|old@x|new@x/);
});

test('a refusal is about its record, and changed nothing', async () => {
  await rename(world.system(), { name: 'New', refuses: true });
  const row = (await world.audit('test.rename')).at(-1);
  expect(row).toMatchObject({ outcome: 'refused', entity: 'thing', entityId: RECORD, changes: null });
});

test('an id that is none leaves a row, about what it was to be', async () => {
  const missing = command({
    name: 'test.missing',
    permission: 'public',
    input: z.object({ id: z.uuid() }),
    about: ({ id }) => ({ entity: 'thing', id }),
    handle: async () => {
      throw new AppError('NOT_FOUND', 'There is no such thing.');
    },
  });
  await expect(missing(world.system(), { id: RECORD })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const found = await world.audit('test.missing');
  expect(found).toMatchObject([{ outcome: 'invalid', reason: 'NOT_FOUND', entity: 'thing', entityId: RECORD }]);
});

test('names that every object inherits are changed by no input', async () => {
  const echo = command({
    ...{ name: 'test.echo', permission: 'public' as const },
    input: z.object({ said: z.record(z.string(), z.unknown()) }),
    handle: async (_, { said }) => ({ ...said }),
  });
  const said = JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}') as object;
  await echo(world.system(), { said } as never);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test('what is slow is prepared before the transaction, for whoever may and in the place where they may, and a refusal of it is audited', async () => {
  let prepared = 0;
  const slow = command({
    name: 'test.slow',
    permission: 'stock:read',
    input: z.object({ id: z.uuid(), outletId: z.uuid(), isBad: z.boolean().optional() }),
    once: ({ id }) => id,
    async prepare({ within }, { outletId, isBad }) {
      within(outletId);
      prepared += 1;
      // The door holds what was said from the first statement of its transaction.
      const [{ open } = { open: -1 }] = await world.db.execute<{ open: number }>(
        sql`select count(*)::int as open from pg_locks where locktype = 'advisory' and database = (
          select oid from pg_database where datname = current_database())`,
      );
      return isBad ? refuse('TOO_BAD', 'Too bad.') : open;
    },
    handle: async (_, __, open) => open,
  });
  const [id, outletId] = [world.newId(), world.outletId];
  expect(await slow(world.as('stock:read'), { id, outletId })).toBe(0);
  expect(await slow(world.as('stock:read'), { id: world.newId(), outletId, isBad: true })).toMatchObject({
    code: 'TOO_BAD',
  });
  expect((await world.audit('test.slow')).map(({ outcome }) => outcome)).toEqual(['done', 'refused']);
  expect(prepared).toBe(2);
  const elsewhere = await world.addOutlet('SLOW');
  const asked = { id: world.newId(), outletId: elsewhere };
  await expect(slow(world.as('stock:read'), asked)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(slow(world.as('waste:record'), asked)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(prepared).toBe(2);
});
