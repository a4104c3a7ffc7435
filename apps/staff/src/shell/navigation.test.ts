import { expect, test } from 'vitest';
import { navigationFor, placeOf } from './navigation.tsx';
import { chooseOutlet } from './outlet-choice.ts';
import { holds, type Viewer } from './viewer.tsx';

const labels = (...held: string[]) =>
  navigationFor((permission) => held.includes(permission)).map(({ label }) => label);

test('only the places a permission opens are shown', () => {
  expect(labels()).toEqual([]);
  expect(labels('ticket:read', 'order:read', 'stock:read')).toEqual([
    'Kitchen display',
    'Orders',
    'Overview',
    'Stock',
    'Alerts',
    'Waste',
    'Counts',
    'Transfers',
    'Locations',
    'Temperatures',
    'Items',
    'Recipes',
    'Production',
  ]);
  expect(labels('order:collect', 'sales:read')).toEqual(['Today', 'Counter']);
});

test('who may see what concerns safety and not change it is led there all the same', () => {
  expect(labels('security:read', 'key:read', 'audit:read')).toEqual(['Security', 'College', 'API keys', 'Audit trail']);
});

test('a page within a place shows that place, and the closest of several', () => {
  const items = navigationFor(() => true);
  expect(placeOf(items, '/stock/receive')).toBe('/stock');
  expect(placeOf(items, '/stock/transfers/new')).toBe('/stock/transfers');
  expect(placeOf(items, '/stocktaking')).toBeNull();
});

const viewer = {
  permissions: [
    { permission: 'order:read', everywhere: false, outletIds: ['here'] },
    { permission: 'stock:read', everywhere: true, outletIds: [] },
  ],
} as unknown as Viewer;

test('a permission counts in its outlets, or everywhere', () => {
  expect(holds(viewer, 'order:read', 'here')).toBe(true);
  expect(holds(viewer, 'order:read', 'there')).toBe(false);
  expect(holds(viewer, 'stock:read', 'there')).toBe(true);
  expect(holds(viewer, 'outlet:manage', 'here')).toBe(false);
});

test('the outlet of the address goes before the one used last, and that before the first', () => {
  const outlets = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
  const kept = (id: string | null) => ({ getItem: () => id });
  expect(chooseOutlet(outlets, 'c', kept('b'))?.id).toBe('c');
  expect(chooseOutlet(outlets, undefined, kept('b'))?.id).toBe('b');
  expect(chooseOutlet(outlets, 'gone', kept(null))?.id).toBe('a');
  expect(chooseOutlet([], undefined, kept(null))).toBeNull();
});
