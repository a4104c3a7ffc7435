import { expect, test } from 'vitest';
import type { Entry } from './role-card.ts';
import { entriesShown, markOf } from './role-mark.ts';

const role = (held: string[], byDefault: string[] = [], isOwn = false) => ({
  ...{ isOwn, byDefault, permissions: held.map((permission) => ({ permission })) },
});
const entry = (permission: string, says: string): Entry => ({
  ...{
    __typename: 'PermissionEntry',
    permission,
    says,
    category: 'ORDERS',
    isOfOrganisation: false,
    isSensitive: false,
    mayPut: true,
  },
});

test('a mark says whether a role holds a permission, and whether that is as by default', () => {
  const manager = role(['order:read', 'mail:read'], ['order:read', 'order:cancel']);
  const marks = ['order:read', 'mail:read', 'order:cancel', 'key:read'].map((permission) =>
    markOf(manager, permission),
  );
  expect(marks).toEqual(['held', 'added', 'removed', 'none']);
  expect(markOf(role(['order:read'], [], true), 'order:read')).toBe('held');
});

test('a search finds by every word of the sentence or the name; what differs can be shown alone', () => {
  const entries = [entry('order:read', 'See every order of an outlet.'), entry('order:cancel', 'Cancel an order.')];
  const roles = [role(['order:read'], ['order:read', 'order:cancel'])];
  const found = (search: string, differing = false) =>
    entriesShown(entries, roles, { search, differing }).map(({ permission }) => permission);
  expect(found('')).toEqual(['order:read', 'order:cancel']);
  expect(found('ORDER every')).toEqual(['order:read']);
  expect(found('order:cancel')).toEqual(['order:cancel']);
  expect(found('', true)).toEqual(['order:cancel']);
  expect(found('stove')).toEqual([]);
});
