import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../testing/world.ts';
import { saveStation, setOutletOpen } from '../places/index.ts';
import { auditTrail } from './audit-trail.ts';
import { copyAuditTrail } from './copy-audit-trail.ts';

let world: World;
let elsewhere: string;
const manager = '01890000-0000-7000-8000-0000000000bb';
beforeAll(async () => {
  world = await openWorld();
  elsewhere = await world.addOutlet('EW');
  for (const outletId of [world.outletId, elsewhere]) {
    const call = world.as('outlet:open', { outletId, id: manager });
    await setOutletOpen(call, { commandId: world.newId(), outletId, takesOrders: false });
    world.clock.advance(1_000);
  }
  const station = { id: world.newId(), outletId: world.outletId, code: 'GRILL', name: '=1+1', position: 1 };
  await saveStation(world.as('outlet:manage'), station);
  world.clock.advance(1_000);
  await expect(saveStation(world.as('order:read'), station)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
afterAll(() => world.close());

const auditor = () => world.as('audit:read', { everywhere: true });
const seen = async (filter: Parameters<typeof auditTrail>[1]['filter'], by = auditor()) =>
  (await auditTrail(by, { filter: { area: 'places', ...filter } })).edges.map(
    ({ node }) => `${node.command} ${node.outcome}`,
  );
const OPEN = 'places.setOutletOpen done';
const SAVED = 'places.saveStation done';
const DENIED = 'places.saveStation denied';

test('the trail shows what was done and what was denied, the latest first, and to nobody without the right', async () => {
  expect(await seen({})).toEqual([DENIED, SAVED, OPEN, OPEN]);
  await expect(auditTrail(world.as('order:read'), { filter: {} })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('it is filtered by outcome, person, module, outlet, time, and what it is about', async () => {
  expect(await seen({ outcome: 'denied' })).toEqual([DENIED]);
  expect(await seen({ actorId: manager })).toEqual([OPEN, OPEN]);
  expect(await seen({ area: 'places' })).toHaveLength(4);
  expect(await seen({ area: 'ordering' })).toEqual([]);
  expect(await seen({ outletId: elsewhere })).toEqual([OPEN]);
  const start = new Date(world.clock.now().getTime() - 60_000);
  expect(await seen({ from: new Date(world.clock.now().getTime() - 1_500) })).toEqual([DENIED, SAVED]);
  expect(await seen({ to: new Date(world.clock.now().getTime() - 1_500) })).toEqual([OPEN, OPEN]);
  expect(await seen({ about: elsewhere, from: start })).toEqual([OPEN]);
  expect(await seen({ about: manager, from: start })).toEqual([OPEN, OPEN]);
  expect(await seen({ actor: 'some%body' })).toEqual([]);
  expect(await seen({ actor: 'SOMEB' })).toHaveLength(4);
});

test('whoever holds the right in one outlet sees what is filed under it, and nothing else', async () => {
  const here = world.as('audit:read', { outletId: elsewhere });
  expect(await seen({}, here)).toEqual([OPEN]);
  expect(await seen({ outletId: world.outletId }, here)).toEqual([]);
  expect((await copyAuditTrail(here, { filter: {} })).rows).toBe(1);
});

test('a record has its timeline: what is about it and what changed it, with what it was before', async () => {
  const { edges } = await auditTrail(auditor(), { filter: { entity: 'outlet', entityId: elsewhere } });
  expect(edges.map(({ node }) => node)).toMatchObject([
    {
      ...{ command: 'places.setOutletOpen', entity: 'outlet', entityId: elsewhere },
      changes: [{ entity: 'outlet', id: elsewhere, fields: { takesOrders: { before: true, after: false } } }],
    },
  ]);
  expect(await seen({ entity: 'station', entityId: elsewhere })).toEqual([]);
  await expect(seen({ entity: 'outlet' })).rejects.toMatchObject({ code: 'INVALID' });
});

test('pages follow one another without a gap', async () => {
  const first = await auditTrail(auditor(), { filter: {}, first: 3 });
  const second = await auditTrail(auditor(), { filter: {}, first: 3, after: first.pageInfo.endCursor });
  const ids = [...first.edges, ...second.edges].map(({ node }) => node.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(first.pageInfo.hasNextPage).toBe(true);
  expect(ids.length).toBeGreaterThanOrEqual(4);
});

test('a search for what is about something is told how far it may look', async () => {
  const filter = { about: elsewhere };
  await expect(auditTrail(auditor(), { filter })).rejects.toMatchObject({ code: 'INVALID' });
  const from = new Date('2026-01-01T00:00:00Z');
  await expect(auditTrail(auditor(), { filter: { ...filter, from, to: world.clock.now() } })).rejects.toMatchObject({
    code: 'INVALID',
  });
});

test('a copy is CSV without formulas, and that it was taken is in the trail', async () => {
  const { content, rows, isCut } = await copyAuditTrail(auditor(), { filter: { area: 'places' } });
  expect({ rows, isCut }).toEqual({ rows: 4, isCut: false });
  const [head = '', ...lines] = content.trim().split('\n');
  expect(head).toMatch(/^at,command,outcome,reason,entity,entityId,changes,.*,country,repeated,/);
  expect(content).toContain('takesOrders: true -> false');
  expect(lines).toHaveLength(4);
  for (const cell of content.split(/[,\n]/)) expect(cell.replace(/^"/, '')).not.toMatch(/^[=+@-]/);
  expect(await seen({ area: 'admin' })).toContain('admin.copyAuditTrail done');
});
