import { afterEach, expect, test, vi } from 'vitest';
import { complain } from './complain.ts';

const said = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
afterEach(() => {
  said.mockClear();
  vi.unstubAllEnvs();
});

const refused = (port: number) => Object.assign(new Error(), { code: 'ECONNREFUSED', address: '127.0.0.1', port });

test('whoever does not answer is named by the variable that sends us there', () => {
  vi.stubEnv('DATABASE_URL', 'postgres://somebody@127.0.0.1/canteen');
  vi.stubEnv('REDIS_URL', 'redis://127.0.0.1:6390');
  complain(refused(5432));
  complain(refused(6390));
  expect(said.mock.calls.flat()).toEqual([
    'DATABASE_URL: nobody answers at 127.0.0.1:5432.\n',
    'REDIS_URL: nobody answers at 127.0.0.1:6390.\n',
  ]);
});
