import { expect, test } from 'vitest';
import { type Actor, ANONYMOUS, opensTo } from './actor.ts';
import type { Permission } from './permission.ts';
import { anyoneLike } from './scope.ts';

test('whoever stands for many finds the doors of their permissions open without being asked who they are', () => {
  const permissions = new Map<Permission, 'everywhere'>([['menu:read', 'everywhere']]);
  const many = anyoneLike({ ...ANONYMOUS, kind: 'device', permissions } as Actor);
  expect(opensTo(many, { permission: 'menu:read' })).toBe(true);
  expect(opensTo(many, { permission: 'public' })).toBe(true);
  expect(opensTo(many, { permission: 'order:read' })).toBe(false);
  expect(() => many.id).toThrow('mark the field @Personal()');
});
