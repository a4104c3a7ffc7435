import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const secret = z.string().max(500).optional();
const file = z
  .string()
  .refine((path) => existsSync(path), { error: 'There is no file at this path.' })
  .optional();
const apiUrl = z.url({ protocol: /^https?$/, error: 'Must be a https:// address.' }).optional();

/** The environment's variables about whoever collects payments. */
export const paymentVariables = {
  PAYMENT_PROVIDER: z.enum(['razorpay', 'stripe'], 'Must be razorpay or stripe.').optional(),
  RAZORPAY_KEY_ID: secret,
  RAZORPAY_KEY_SECRET: secret,
  RAZORPAY_KEY_SECRET_FILE: file,
  RAZORPAY_WEBHOOK_SECRET: secret,
  RAZORPAY_WEBHOOK_SECRET_FILE: file,
  RAZORPAY_API_URL: apiUrl,
  STRIPE_SECRET_KEY: secret,
  STRIPE_SECRET_KEY_FILE: file,
  STRIPE_WEBHOOK_SECRET: secret,
  STRIPE_WEBHOOK_SECRET_FILE: file,
  STRIPE_API_URL: apiUrl,
};

const SECRETS = [
  'RAZORPAY_KEY_SECRET',
  'RAZORPAY_WEBHOOK_SECRET',
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
] as const;

type Variables = z.output<z.ZodObject<typeof paymentVariables>>;

/** Who collects payments, and whose keys there are: those of a former provider give back what it collected. */
export interface PaymentKeys {
  readonly collects: 'razorpay' | 'stripe' | null;
  readonly razorpay: {
    readonly keyId: string;
    readonly keySecret: string;
    readonly webhookSecret: string;
    readonly apiUrl: string | undefined;
  } | null;
  readonly stripe: {
    readonly secretKey: string;
    readonly webhookSecret: string;
    readonly apiUrl: string | undefined;
  } | null;
}

/** What is wrong with them, each with the variable that is to be mended. */
export function paymentProblems(env: Variables, isLoopback: (host: string) => boolean): [string, string][] {
  const problems: [string, string][] = [];
  for (const name of SECRETS)
    if (env[name] !== undefined && env[`${name}_FILE`] !== undefined)
      problems.push([name, `Give either ${name} or ${name}_FILE.`]);
  for (const name of SECRETS) {
    const path = env[`${name}_FILE`];
    if (path !== undefined && !isReadable(path)) problems.push([`${name}_FILE`, 'There is no secret in this file.']);
  }
  const razorpay = [env.RAZORPAY_KEY_ID, said(env, 'RAZORPAY_KEY_SECRET'), said(env, 'RAZORPAY_WEBHOOK_SECRET')];
  const stripe = [said(env, 'STRIPE_SECRET_KEY'), said(env, 'STRIPE_WEBHOOK_SECRET')];
  if (isPartly(razorpay))
    problems.push([
      'RAZORPAY_KEY_ID',
      'RAZORPAY_KEY_ID, RAZORPAY_KEY_SECRET and RAZORPAY_WEBHOOK_SECRET come together.',
    ]);
  if (isPartly(stripe))
    problems.push(['STRIPE_SECRET_KEY', 'STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET come together.']);
  const keys = { razorpay, stripe };
  if (env.PAYMENT_PROVIDER && keys[env.PAYMENT_PROVIDER].includes(undefined))
    problems.push(['PAYMENT_PROVIDER', `There are no keys of ${env.PAYMENT_PROVIDER}.`]);
  for (const name of ['RAZORPAY_API_URL', 'STRIPE_API_URL'] as const)
    if (env[name]?.startsWith('http:') && !isLoopback(new URL(env[name]).hostname))
      problems.push([name, 'Must be a https:// address: keys are sent there.']);
  return problems;
}

/** The keys that there are, once nothing is wrong with them. */
export function paymentKeysOf(env: Variables): PaymentKeys {
  const [keyId, keySecret] = [env.RAZORPAY_KEY_ID, read(env, 'RAZORPAY_KEY_SECRET')];
  const secretKey = read(env, 'STRIPE_SECRET_KEY');
  const hooks = { razorpay: read(env, 'RAZORPAY_WEBHOOK_SECRET'), stripe: read(env, 'STRIPE_WEBHOOK_SECRET') };
  return {
    collects: env.PAYMENT_PROVIDER ?? null,
    razorpay:
      keyId && keySecret && hooks.razorpay
        ? { keyId, keySecret, webhookSecret: hooks.razorpay, apiUrl: env.RAZORPAY_API_URL }
        : null,
    stripe: secretKey && hooks.stripe ? { secretKey, webhookSecret: hooks.stripe, apiUrl: env.STRIPE_API_URL } : null,
  };
}

type SecretName = (typeof SECRETS)[number];

const said = (env: Variables, name: SecretName) => env[name] ?? env[`${name}_FILE`];

function read(env: Variables, name: SecretName): string | undefined {
  const path = env[`${name}_FILE`];
  return path === undefined ? env[name] : readFileSync(path, 'utf8').trim();
}

function isReadable(path: string): boolean {
  try {
    return readFileSync(path, 'utf8').trim() !== '';
  } catch {
    return false;
  }
}

const isPartly = (values: readonly (string | undefined)[]) =>
  values.includes(undefined) && values.some((value) => value !== undefined);
