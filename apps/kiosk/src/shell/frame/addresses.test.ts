import { areIds } from '@college-kiosk/client';
import { expect, test } from 'vitest';
import { router } from '../../routes.tsx';

const named = Object.keys(router.routesByPath).filter((path) => path.includes('$'));
const paramsOf = (path: string, said: string) =>
  router.matchRoutes(path.replaceAll(/\$\w+/g, said), {}).at(-1)?.params as Record<string, string>;

test.each(named)('what %s names is named by an id, and nothing else is taken for one', (path) => {
  expect(areIds(paramsOf(path, '019376a0-0000-7000-8000-000000000001'))).toBe(true);
  expect(areIds(paramsOf(path, 'abc'))).toBe(false);
});
