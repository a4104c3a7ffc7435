import { existsSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { z } from 'zod';
import { DEFAULT_SOCKET_LIMITS, type SocketLimits } from '../platform/graphql/socket-limits.ts';
import { readNetwork, type TrustedProxies } from '../platform/http/address.ts';
import { type PaymentKeys, paymentKeysOf, paymentProblems, paymentVariables } from './payment-variables.ts';

const path = (what: string) =>
  z.string().refine((file) => existsSync(file), { error: `There is no ${what} at this path.` });

const flag = z.enum(['true', 'false', '1', '0', '']).transform((value) => value === 'true' || value === '1');

const atLeastOne = (usual: number) =>
  z.coerce.number('Must be a number.').int().min(1, 'Must be 1 or more.').default(usual);

const HOPS_AT_MOST = 10;

/** `true` is one proxy before us; a number, so many; a list, those in these networks. */
const proxies = z
  .string()
  .default('false')
  .transform((said, context): TrustedProxies => {
    if (said === 'false' || said === '0') return null;
    if (said === 'true') return { hops: 1 };
    if (/^\d+$/.test(said) && Number(said) <= HOPS_AT_MOST) return { hops: Number(said) };
    try {
      return { networks: said.split(',').map(readNetwork) };
    } catch (error) {
      const message = `Must be true, false, a number of proxies (${HOPS_AT_MOST} at most) or networks: ${(error as Error).message}`;
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    }
  });

const environment = z
  .object({
    ENV: z.enum(['development', 'production']).default('development'),
    PORT: z.coerce
      .number('Must be a number.')
      .int()
      .min(1, 'Must be 1 to 65535.')
      .max(65_535, 'Must be 1 to 65535.')
      .default(4000),
    HOST: z.string().default('127.0.0.1'),
    DATA_DIR: z.string().optional(),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'Must be a postgres:// address.' }).optional(),
    REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'Must be a redis:// address.' }).optional(),
    PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'Must be a http:// or https:// address.' }).optional(),
    SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'Must be a smtp:// or smtps:// address.' }).optional(),
    MAIL_FROM: z
      .string()
      .regex(/^[^<>\r\n]*<?[^\s<>@]+@[^\s<>@]+>?$/, 'Must be an address: Name <canteen@college.example>.')
      .optional(),
    BREACHED_PASSWORDS_FILE: path('file').optional(),
    DOCUMENTS_PER_MINUTE: z.coerce.number('Must be a number.').int().min(6, 'Must be 6 or more.').default(12_000),
    SOCKETS_PER_BLOCK: atLeastOne(DEFAULT_SOCKET_LIMITS.socketsPerBlock),
    SOCKETS_PER_CALLER: atLeastOne(DEFAULT_SOCKET_LIMITS.socketsPerCaller),
    STREAMS_PER_CALLER: atLeastOne(DEFAULT_SOCKET_LIMITS.streamsPerCaller),
    INTROSPECTION: z.enum(['on', 'off'], 'Must be on or off.').default('on'),
    OIDC_ISSUER: z.url({ protocol: /^https?$/, error: 'Must be a https:// address.' }).optional(),
    OIDC_CLIENT_ID: z.string().max(200).optional(),
    OIDC_CLIENT_SECRET: z.string().max(500).optional(),
    OIDC_CLIENT_SECRET_FILE: path('file').optional(),
    OIDC_SCOPES: z
      .string()
      .regex(
        /^openid( [\x21\x23-\x5B\x5D-\x7E]+)*$/,
        'Must begin with openid, and name scopes with blanks between them.',
      )
      .default('openid email profile'),
    ...paymentVariables,
    TLS_CERT: path('certificate').optional(),
    TLS_KEY: path('key').optional(),
    TRUST_PROXY: proxies,
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
    APP_SECRET: z.string().min(32, 'Must have at least 32 characters.').optional(),
    APP_SECRET_PREVIOUS: z.string().min(32, 'Must have at least 32 characters.').optional(),
    DEMO: flag.default(true),
    DEMO_DAYS: z.coerce
      .number('Must be a number.')
      .int()
      .min(1, 'Must be 1 to 400.')
      .max(400, 'Must be 1 to 400.')
      .default(28),
    STARTED_AT_MS: z.coerce.number().optional(),
  })
  .superRefine((env, context) => {
    const problem = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message });
    if ((env.TLS_CERT === undefined) !== (env.TLS_KEY === undefined))
      problem('TLS_CERT', 'TLS_CERT and TLS_KEY come together.');
    if ((env.SMTP_URL === undefined) !== (env.MAIL_FROM === undefined))
      problem('SMTP_URL', 'SMTP_URL and MAIL_FROM come together.');
    if ((env.OIDC_ISSUER === undefined) !== (env.OIDC_CLIENT_ID === undefined))
      problem('OIDC_ISSUER', 'OIDC_ISSUER and OIDC_CLIENT_ID come together.');
    if (env.OIDC_ISSUER?.startsWith('http:') && !isLoopback(new URL(env.OIDC_ISSUER).hostname))
      problem('OIDC_ISSUER', 'Must be a https:// address: what the provider says is believed.');
    if (env.OIDC_CLIENT_SECRET !== undefined && env.OIDC_CLIENT_SECRET_FILE !== undefined)
      problem('OIDC_CLIENT_SECRET', 'Give either OIDC_CLIENT_SECRET or OIDC_CLIENT_SECRET_FILE.');
    for (const [name, message] of paymentProblems(env, isLoopback)) problem(name, message);
    if (!isLoopback(env.HOST) && !env.TLS_CERT && !env.TRUST_PROXY) {
      problem('HOST', 'Listening beyond this machine needs TLS_CERT and TLS_KEY, or TRUST_PROXY behind a TLS proxy.');
    }
    if (env.ENV === 'production' && !env.APP_SECRET)
      problem('APP_SECRET', 'Production needs its own secret (at least 32 characters).');
    if (env.ENV === 'production' && !env.PUBLIC_URL)
      problem('PUBLIC_URL', 'Production needs the address under which people find it: links in letters lead there.');
    if (env.ENV === 'production' && !env.DATABASE_URL) problem('DATABASE_URL', 'Production needs its own PostgreSQL.');
  });

export interface Config {
  readonly production: boolean;
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  /** Where jobs are kept and processes wake each other, instead of in PostgreSQL. */
  readonly redisUrl: string | null;
  /** Where people find the product: `https://canteen.example`, without a path. */
  readonly publicUrl: string | null;
  /** The mail server, and whom letters come from. Without one, letters are kept. */
  readonly smtp: { readonly url: string; readonly from: string } | null;
  /** The college's OpenID provider, and what this installation is called there. */
  readonly oidc: {
    readonly issuer: string;
    readonly clientId: string;
    readonly clientSecret: string | null;
    readonly scopes: string;
  } | null;
  /** Who collects payments; nobody but the practice provider unless said. */
  readonly payments: PaymentKeys;
  /** A list of passwords that were stolen elsewhere: sorted SHA-1 digests. */
  readonly breachedPasswordsFile: string | null;
  /** Documents of their own that one caller may send in a minute, over HTTP and sockets together. */
  readonly documentsPerMinute: number;
  /** How many sockets and live streams may be open at once. */
  readonly socketLimits: SocketLimits;
  /** Whether those who send documents of their own may ask what the schema is. */
  readonly introspects: boolean;
  readonly tls: { readonly cert: string; readonly key: string } | null;
  /** Whose word counts about where a caller is; null: nobody’s. */
  readonly trustedProxies: TrustedProxies;
  readonly logLevel: string;
  readonly appSecret: string | null;
  /** The secret before this one: what it sealed can still be opened. */
  readonly previousSecret: string | null;
  /** Whether an empty database is filled with the demo canteen. Never in production. */
  readonly demo: boolean;
  /** How many business days of history the demo canteen has, the last of them the day before it was filled. */
  readonly demoDays: number;
  readonly startedAt: number | null;
}

/** What is wrong with the environment, all of it, one sentence each. */
export class ConfigError extends Error {}

/** Reads the configuration from the environment's variables. Throws a ConfigError that names every problem. */
export function readConfig(variables: Readonly<Record<string, string | undefined>>, defaultDataDir: string): Config {
  const known = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environment.safeParse(known);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  }
  const env = parsed.data;
  return {
    production: env.ENV === 'production',
    port: env.PORT,
    host: env.HOST,
    dataDir: env.DATA_DIR ?? defaultDataDir,
    databaseUrl: env.DATABASE_URL ?? null,
    redisUrl: env.REDIS_URL ?? null,
    publicUrl: env.PUBLIC_URL ? new URL(env.PUBLIC_URL).origin : null,
    smtp: env.SMTP_URL && env.MAIL_FROM ? { url: env.SMTP_URL, from: env.MAIL_FROM } : null,
    oidc: oidcOf(env),
    payments: paymentKeysOf(env),
    breachedPasswordsFile: env.BREACHED_PASSWORDS_FILE ?? null,
    documentsPerMinute: env.DOCUMENTS_PER_MINUTE,
    socketLimits: {
      ...DEFAULT_SOCKET_LIMITS,
      ...{ socketsPerBlock: env.SOCKETS_PER_BLOCK, socketsPerCaller: env.SOCKETS_PER_CALLER },
      streamsPerCaller: env.STREAMS_PER_CALLER,
    },
    introspects: env.INTROSPECTION === 'on',
    tls:
      env.TLS_CERT && env.TLS_KEY
        ? { cert: readFileSync(env.TLS_CERT, 'utf8'), key: readFileSync(env.TLS_KEY, 'utf8') }
        : null,
    trustedProxies: env.TRUST_PROXY,
    logLevel: env.LOG_LEVEL,
    appSecret: env.APP_SECRET ?? null,
    previousSecret: env.APP_SECRET_PREVIOUS ?? null,
    demo: env.DEMO && env.ENV !== 'production',
    demoDays: env.DEMO_DAYS,
    startedAt: env.STARTED_AT_MS ?? null,
  };
}

function oidcOf({
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: clientId,
  OIDC_CLIENT_SECRET: secret,
  OIDC_CLIENT_SECRET_FILE: file,
  OIDC_SCOPES: scopes,
}: z.output<typeof environment>): Config['oidc'] {
  if (!issuer || !clientId) return null;
  const clientSecret = file ? readFileSync(file, 'utf8').trim() : (secret ?? null);
  return { issuer, clientId, clientSecret, scopes };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
