import { expect, test } from 'vitest';
import { changesSince, withTheirs } from '../../../shell/changes.ts';
import { saidOfItem } from './item-changes.ts';
import { draftOf } from './item-draft.ts';

const before = { ...draftOf(null), name: 'Ghee', units: [{ key: 'one', unit: 'jar', size: '455' }] };

test('what somebody else changed is told, beside what was typed in its place', () => {
  const theirs = { ...before, name: 'Cow ghee', storage: 'CHILLED' as const, units: [] };
  const mine = { ...before, name: 'Pure ghee', shelfLifeDays: 90 };
  expect(changesSince(saidOfItem, before, theirs, mine)).toEqual([
    { field: 'name', label: 'Name', theirs: 'Cow ghee', mine: 'Pure ghee' },
    { field: 'storage', label: 'Kept', theirs: 'Chilled', mine: null },
    { field: 'units', label: 'Its units', theirs: 'None', mine: null },
  ]);
});

test('what was typed stays, and the rest is as it is there now', () => {
  const theirs = {
    ...before,
    name: 'Cow ghee',
    storage: 'CHILLED' as const,
    units: [{ ...before.units[0], key: 'two' }],
  };
  const mine = { ...before, name: 'Pure ghee', shelfLifeDays: 90 };
  expect(withTheirs(saidOfItem, before, theirs as typeof before, mine)).toMatchObject({
    ...{ name: 'Pure ghee', shelfLifeDays: 90, storage: 'CHILLED', units: [{ unit: 'jar', size: '455' }] },
  });
});

test('what both changed alike is no difference', () => {
  const both = { ...before, allergens: ['MILK' as const] };
  expect(changesSince(saidOfItem, before, both, both)).toEqual([]);
});
