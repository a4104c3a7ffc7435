// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { hasPasskeys } from './passkeys.ts';

afterEach(() => vi.unstubAllGlobals());

test.each([
  ['https://canteen.example/staff/', true],
  ['http://localhost:4000/staff/', true],
  ['http://127.0.0.1:4000/staff/', false],
  ['http://[::1]:4000/staff/', false],
])('at %s passkeys are offered: %s', (address, offered) => {
  vi.stubGlobal('PublicKeyCredential', class {});
  (window as unknown as { happyDOM: { setURL: (url: string) => void } }).happyDOM.setURL(address);
  expect(hasPasskeys()).toBe(offered);
});

test('a browser that knows no passkeys is offered none', () => {
  vi.stubGlobal('PublicKeyCredential', undefined);
  expect(hasPasskeys()).toBe(false);
});
