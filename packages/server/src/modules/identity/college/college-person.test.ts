import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPathOf } from './attempts.ts';
import { hadTwoFactors, readPerson } from './college-person.ts';

const read = (claims: Record<string, unknown>) => readPerson({ issuer: 'https://id.example', claims }, 'groups');

test('an address is verified only where the provider says true, and not “true”, 1 or nothing', () => {
  const said = (email_verified: unknown) => read({ sub: 'a', email: 'Asha@College.example', email_verified });
  expect(said(true)).toMatchObject({ email: 'asha@college.example', emailIsVerified: true });
  for (const other of ['true', 1, null, undefined, {}]) expect(said(other).emailIsVerified).toBe(false);
});

test('what is not of its form counts as not said, and nobody is read without a subject', () => {
  expect(read({ sub: 'a', email: 'no address', groups: 7, amr: {}, auth_time: 'now' })).toMatchObject({
    ...{ email: null, emailIsVerified: false, groups: [], methods: [], provedAt: null, name: null },
  });
  expect(read({ sub: 'a', groups: 'cooks' }).groups).toEqual(['cooks']);
  expect(() => read({ email: 'asha@college.example' })).toThrow();
});

test('two factors were asked for where the provider says mfa, or one of the values that are trusted', () => {
  expect(hadTwoFactors(read({ sub: 'a', amr: ['pwd', 'mfa'] }), [])).toBe(true);
  expect(hadTwoFactors(read({ sub: 'a', acr: 'two' }), ['two'])).toBe(true);
  expect(hadTwoFactors(read({ sub: 'a', acr: 'one', amr: ['pwd', 'otp'] }), ['two'])).toBe(false);
  expect(hadTwoFactors(read({ sub: 'a' }), [])).toBe(false);
});

test('the way back is a path of the same app, and never another site', () => {
  for (const path of ['/staff/', '/staff/orders/7?show=all', '/staff/today#now'])
    expect(isPathOf('STAFF', path)).toBe(true);
  const bad = [
    ...[
      'https://evil.example/staff/',
      '//evil.example/staff/',
      '/staff',
      '/student/',
      '/staff/../student/',
      '/staff/..//evil.example',
    ],
    ...[
      '\\\\evil.example',
      '/staff/\\evil.example',
      '/staff/%2e%2e/%2e%2e/',
      'staff/',
      'javascript:alert(1)',
      '/staff/\n',
      '',
    ],
  ];
  for (const path of bad) expect(isPathOf('STAFF', path), path).toBe(false);
});

test('whatever is called a path of the app, a browser at our pages stays on them', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'/\\.:@%2eastf\t ?#') }), (rest) => {
      const path = `/staff/${rest}`;
      if (!isPathOf('STAFF', path)) return;
      const read = new URL(path, 'https://canteen.example');
      expect(read.origin).toBe('https://canteen.example');
      expect(read.pathname.startsWith('/staff/')).toBe(true);
    }),
  );
});

test('a name that the college gives holds nothing that nobody sees, and is cut between characters', () => {
  const named = (name: unknown) => readPerson({ issuer: 'x', claims: { sub: 's', name } }, 'groups').name;
  expect(named('\u202eevil\u0007 Ravi')).toBe('evil Ravi');
  expect(named(' \u202e\u200b ')).toBeNull();
  expect(named('\u200d')).toBeNull();
  expect([...(named('𝒜'.repeat(90)) ?? '')]).toHaveLength(80);
});
