import { setTimeout } from 'node:timers/promises';
import { asc, sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { openWorld, type World } from '../../testing/world.ts';
import { command } from '../command/command.ts';
import { query } from '../command/query.ts';
import type { CallContext } from '../context.ts';
import { auditEntries, turnedAway } from './tables.ts';
import { ROWS_OF_BLOCK, ROWS_OF_KNOWN, ROWS_OF_STRANGERS, recordTurnedAway } from './turned-away.ts';

const MINUTE_MS = 60_000;
let world: World;
const opened: World[] = [];
beforeEach(async () => {
  world = await openWorld();
  opened.push(world);
});
afterAll(async () => {
  for (const one of opened) await one.close();
});

const look = query({
  name: 'test.look',
  permission: 'audit:read',
  input: z.object({}),
  handle: async () => 'seen',
});
const change = command({
  name: 'test.change',
  permission: 'signed-in',
  input: z.object({ name: z.string().min(1), secret: z.string().max(3) }),
  handle: async () => 'done',
});

const from = (address: string): CallContext => ({ ...world.anonymous(), address });
const known = () => world.as('order:read');
const denied = (call: CallContext) =>
  expect(look(call, {})).rejects.toMatchObject({ code: expect.stringMatching(/^(FORBIDDEN|UNAUTHENTICATED)$/) });
const many = async (count: number, ask: (n: number) => Promise<unknown>) => {
  await Promise.all(Array.from({ length: count }, (_, n) => ask(n)));
};
const rows = () => world.db.select().from(auditEntries).orderBy(asc(auditEntries.sequence));
/** How many are in the trail, by rows of their own or by count. */
const counted = async () => (await rows()).reduce((sum, { repeated }) => sum + 1 + (repeated ?? 0), 0);

test('a look that is denied is in the trail before whoever asked hears of it', async () => {
  await denied(known());
  expect(await rows()).toMatchObject([
    {
      command: 'test.look',
      outcome: 'denied',
      reason: 'FORBIDDEN',
      actorLabel: 'somebody',
      address: '127.0.0.1',
      country: 'LAN',
    },
  ]);
  await denied(from('8.8.8.8'));
  expect((await rows())[1]).toMatchObject({
    outcome: 'denied',
    reason: 'UNAUTHENTICATED',
    actorKind: 'anonymous',
    country: 'US',
  });
});

test('a look that is allowed leaves no row', async () => {
  expect(await look(world.as('audit:read', { everywhere: true }), {})).toBe('seen');
  expect(await rows()).toEqual([]);
});

test('bad input changes nothing and leaves a row: where it was bad, never what stood there', async () => {
  const wrong = change(known(), { name: '', secret: 'hunter2-hunter2' });
  await expect(wrong).rejects.toMatchObject({ code: 'INVALID' });
  const [row, ...others] = await rows();
  expect(others).toEqual([]);
  expect(row).toMatchObject({ command: 'test.change', outcome: 'invalid', reason: 'INVALID', changes: null });
  expect(row?.input).toEqual({ wrong: ['name', 'secret'] });
  expect(JSON.stringify(row)).not.toContain('hunter2');
});

test('a stranger’s block of addresses has few rows a minute; what is beyond is counted by the next one', async () => {
  await many(50, (n) => denied(from(`203.0.113.${n}`)));
  expect(await rows()).toHaveLength(ROWS_OF_BLOCK);
  world.clock.advance(MINUTE_MS);
  await denied(from('203.0.113.7'));
  expect((await rows()).at(-1)).toMatchObject({ repeated: 50 - ROWS_OF_BLOCK, address: '203.0.113.7' });
  expect(await counted()).toBe(51);
});

test('each reason for which strangers of one block are turned away has rows of its own, and is counted by itself', async () => {
  const facts = { command: 'platform.authenticate', outcome: 'denied', outletId: null, input: {} } as const;
  const turnAway = (reason: string) => recordTurnedAway(from('203.0.113.7'), { ...facts, reason });
  await many(20, () => turnAway('KEY_REFUSED'));
  await turnAway('DEVICE_REFUSED');
  await turnAway('BEARER_REFUSED');
  const reasons = (await rows()).map(({ reason }) => reason);
  expect(reasons).toEqual([...Array(ROWS_OF_BLOCK).fill('KEY_REFUSED'), 'DEVICE_REFUSED', 'BEARER_REFUSED']);
  world.clock.advance(MINUTE_MS);
  await turnAway('DEVICE_REFUSED');
  await turnAway('KEY_REFUSED');
  expect((await rows()).slice(-2).map(({ reason, repeated }) => [reason, repeated])).toEqual([
    ['DEVICE_REFUSED', null],
    ['KEY_REFUSED', 20 - ROWS_OF_BLOCK],
  ]);
});

test('one block that fills its rows takes none from another, and none from whoever is known', async () => {
  await many(20, () => denied(from('203.0.113.7')));
  await denied(from('198.51.100.7'));
  await denied(known());
  const [stranger, somebody] = (await rows()).slice(-2);
  expect([stranger?.address, somebody?.actorLabel]).toEqual(['198.51.100.7', 'somebody']);
});

test('all strangers together, however many blocks they have, have so many rows a minute', {
  timeout: 60_000,
}, async () => {
  const blocks = ROWS_OF_STRANGERS + 80;
  for (let at = 0; at < blocks; at += 20) await many(20, (n) => denied(from(`100.${at + n}.1.1`)));
  expect(await rows()).toHaveLength(ROWS_OF_STRANGERS);
  // Nor do they fill anything else.
  expect((await world.db.select().from(turnedAway)).length).toBeLessThanOrEqual(ROWS_OF_STRANGERS + 1);
  world.clock.advance(MINUTE_MS);
  await denied(from('198.51.100.7'));
  expect(await counted()).toBe(blocks + 1);
});

test('bad input of somebody known has so many rows a minute; each denial of a command has one', {
  timeout: 60_000,
}, async () => {
  const bad = () => expect(change(known(), { name: '', secret: '' })).rejects.toMatchObject({ code: 'INVALID' });
  await many(100, bad);
  expect(await rows()).toHaveLength(ROWS_OF_KNOWN);
  const forbidden = command({
    name: 'test.forbidden',
    permission: 'key:manage',
    input: z.object({}),
    handle: async () => 'done',
  });
  await many(40, () => expect(forbidden(known(), {})).rejects.toMatchObject({ code: 'FORBIDDEN' }));
  expect(await rows()).toHaveLength(ROWS_OF_KNOWN + 40);
  world.clock.advance(MINUTE_MS);
  await bad();
  expect((await rows()).at(-1)?.repeated).toBe(100 - ROWS_OF_KNOWN);
});

test('the counters say of nobody who it was', async () => {
  await denied(from('203.0.113.7'));
  await denied(known());
  expect(JSON.stringify(await world.db.select().from(turnedAway))).not.toMatch(/203\.0\.113|somebody|user/);
});

test('strangers of many addresses, while the counter that they share is held, keep nobody else from the database', async () => {
  const holder = postgres(world.database.ownerUrl, { max: 1, onnotice: () => {} });
  const held = await holder.reserve();
  await held`begin`;
  await held`select pg_advisory_xact_lock(hashtextextended('turned-away:strangers', 0))`;
  const strangers = many(40, (n) => denied(from(`8.8.${n}.1`)));
  await setTimeout(300);

  const looked = await Promise.race([
    world.db.execute(sql`select 1`).then(() => 'answered'),
    setTimeout(3_000, 'waits'),
  ]);
  await held`commit`;
  held.release();
  await holder.end();
  await strangers;
  expect(looked).toBe('answered');
});
