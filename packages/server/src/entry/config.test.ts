import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const read = (variables: Record<string, string>) => readConfig(variables, '/srv/canteen');
const SECRET = 'x'.repeat(32);
const PRODUCTION = {
  ENV: 'production',
  APP_SECRET: SECRET,
  DATABASE_URL: 'postgres://owner@db/canteen',
  PUBLIC_URL: 'https://canteen.example',
};

test('without a word it is a demo on this machine alone', () => {
  expect(read({})).toMatchObject({
    port: 4000,
    host: '127.0.0.1',
    demo: true,
    demoDays: 28,
    production: false,
    dataDir: '/srv/canteen',
  });
});

test('an empty variable is one that is not set', () => {
  expect(read({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 4000, databaseUrl: null });
});

test.each([
  ['PORT', { PORT: 'lunch' }],
  ['PORT', { PORT: '70000' }],
  ['ENV', { ENV: 'staging' }],
  ['DATABASE_URL', { DATABASE_URL: 'mysql://db' }],
  ['TLS_CERT', { TLS_CERT: '/nowhere.pem', TLS_KEY: '/nowhere.key' }],
  ['BREACHED_PASSWORDS_FILE', { BREACHED_PASSWORDS_FILE: '/nowhere.txt' }],
  ['OIDC_ISSUER', { OIDC_ISSUER: 'https://id.college.example' }],
  ['OIDC_ISSUER', { OIDC_ISSUER: 'http://id.college.example', OIDC_CLIENT_ID: 'kiosk' }],
  ['OIDC_CLIENT_SECRET_FILE', { OIDC_CLIENT_SECRET_FILE: '/nowhere.txt' }],
  ['OIDC_SCOPES', { OIDC_SCOPES: 'email' }],
  ['HOST', { HOST: '0.0.0.0' }],
  ['APP_SECRET', { ENV: 'production', DATABASE_URL: PRODUCTION.DATABASE_URL }],
  ['DATABASE_URL', { ENV: 'production', APP_SECRET: SECRET }],
  ['PUBLIC_URL', { ENV: 'production', APP_SECRET: SECRET, DATABASE_URL: PRODUCTION.DATABASE_URL }],
  ['PUBLIC_URL', { PUBLIC_URL: 'canteen.example' }],
  ['PAYMENT_PROVIDER', { PAYMENT_PROVIDER: 'razorpay' }],
  ['PAYMENT_PROVIDER', { PAYMENT_PROVIDER: 'cheques' }],
  ['RAZORPAY_KEY_ID', { RAZORPAY_KEY_ID: 'rzp_test_1', RAZORPAY_KEY_SECRET: 'secret' }],
  ['RAZORPAY_KEY_SECRET_FILE', { RAZORPAY_KEY_SECRET_FILE: '/nowhere.txt' }],
  ['RAZORPAY_KEY_SECRET_FILE', { RAZORPAY_KEY_SECRET_FILE: '/tmp' }],
  ['STRIPE_SECRET_KEY_FILE', { STRIPE_SECRET_KEY_FILE: '/dev/null' }],
  ['STRIPE_SECRET_KEY', { STRIPE_SECRET_KEY: 'sk_test_1' }],
  [
    'STRIPE_SECRET_KEY',
    { STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_SECRET_KEY_FILE: '/dev/null', STRIPE_WEBHOOK_SECRET: 'w' },
  ],
  ['STRIPE_API_URL', { STRIPE_API_URL: 'http://stripe.example' }],
  ['SMTP_URL', { SMTP_URL: 'smtp://mail.example' }],
  ['SMTP_URL', { SMTP_URL: 'https://mail.example', MAIL_FROM: 'canteen@college.example' }],
  ['MAIL_FROM', { SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'the canteen' }],
  ['TRUST_PROXY', { TRUST_PROXY: '10.0.0.0/33' }],
  ['TRUST_PROXY', { TRUST_PROXY: 'yes' }],
  ['TRUST_PROXY', { TRUST_PROXY: '11' }],
])('a bad %s is named', (name, variables) => {
  expect(() => read(variables as Record<string, string>)).toThrow(ConfigError);
  expect(() => read(variables as Record<string, string>)).toThrow(new RegExp(`^${name}: `, 'm'));
});

test('beyond this machine it listens behind a TLS proxy', () => {
  expect(read({ HOST: '0.0.0.0', TRUST_PROXY: 'true' })).toMatchObject({
    host: '0.0.0.0',
    trustedProxies: { hops: 1 },
  });
});

test('trusted proxies are said by their number or their networks', () => {
  const trusted = (said: string) => read({ TRUST_PROXY: said }).trustedProxies;
  expect([trusted('false'), trusted('0'), read({}).trustedProxies]).toEqual([null, null, null]);
  expect([trusted('true'), trusted('2')]).toEqual([{ hops: 1 }, { hops: 2 }]);
  expect(trusted('10.0.0.0/8, fd00::/8')).toMatchObject({ networks: [{ bits: 8 }, { bits: 8 }] });
});

test('production is never a demo', () => {
  expect(read({ ...PRODUCTION, DEMO: 'true' })).toMatchObject({ production: true, demo: false });
});
