import { join } from 'node:path';
import {
  BreachedFile,
  type CollegeProvider,
  identityReactions,
  OpenIdProvider,
  relyingPartyAt,
} from '../modules/identity/index.ts';
import { smtpTransport } from '../modules/mail/index.ts';
import { paymentReactions } from '../modules/payments/index.ts';
import { AnchorFile, HEADS_FILE } from '../platform/audit/anchors.ts';
import { resolveActor } from '../platform/auth/credentials.ts';
import { systemClock } from '../platform/clock.ts';
import type { Platform } from '../platform/context.ts';
import { type OpenDatabase, openDatabase } from '../platform/db/database.ts';
import { assertDurable } from '../platform/db/durability.ts';
import { type DatabaseWatch, watchDatabase } from '../platform/db/watch.ts';
import { createLog } from '../platform/log.ts';
import { type Background, startBackground } from './background.ts';
import { composePlatform } from './compose.ts';
import { type Config, ConfigError } from './config.ts';
import { WEBHOOK_PATH } from './edge.ts';
import { openProviders } from './payment-providers.ts';
import { openPractice, type Practice, publicOrigin } from './practice-provider.ts';
import { readableLetters } from './readable-letters.ts';
import { recurringJobs } from './recurring-jobs.ts';
import type { Secrets } from './secrets.ts';

/** What every process of an installation is told. */
export interface ProcessOptions {
  readonly config: Config;
  readonly secrets: Secrets;
  /** The database, signed in as the application's role. */
  readonly databaseUrl: string;
}

/** What every process has, whether it serves, works, or both. */
export interface OpenProcess {
  readonly database: OpenDatabase;
  readonly platform: Platform;
  /** Null in production. */
  readonly practice: Practice | null;
  readonly watch: DatabaseWatch;
  /** Forgets who was found behind which credentials, and says outside of the database that its audit trail begins anew. */
  forget(): void;
  /** Starts its part in the relay, and its worker where it works. */
  begin(works: boolean): Promise<Background>;
  close(): Promise<void>;
}

/** Opens the pool, the practice provider and the platform; nothing works or listens yet. */
export async function openProcess(
  { config, secrets, databaseUrl }: ProcessOptions,
  hooks: { wakeRelay(): void; resetDemo(): Promise<void> },
): Promise<OpenProcess> {
  const breached = await openBreached(config);
  const database = openDatabase(databaseUrl, { max: 20, name: 'college-kiosk' });
  await assertDurable(database.sql);
  const parts = { db: database.db, clock: systemClock, log: createLog(config.logLevel) };
  const practice = config.production
    ? null
    : await openPractice({ ...parts, secrets, publicOrigin: publicOrigin(config), webhookPath: WEBHOOK_PATH });
  const headsFile = join(config.dataDir, HEADS_FILE);
  const watch = await watchDatabase(databaseUrl, parts);
  const smtp = config.smtp ? smtpTransport(config.smtp) : null;
  const platform = composePlatform({
    ...{ ...parts, ...hooks, statements: database.statements },
    keys: {
      quote: secrets.quoteKey,
      pickup: secrets.pickupKey,
      invoice: secrets.invoiceKeys,
      sealing: secrets.sealingKeys,
      tokens: secrets.tokenKeys,
    },
    providers: openProviders(config.payments, practice?.provider ?? null, {
      ...{ origin: publicOrigin(config), clock: systemClock },
    }),
    college: collegeAt(config),
    breached,
    relyingParty: relyingPartyAt(publicOrigin(config)),
    mail: { origin: publicOrigin(config), send: smtp?.send ?? null, isReadable: readableLetters(config) },
  });
  return {
    ...{ database, platform, practice, watch },
    forget() {
      new AnchorFile(headsFile).beginAnew(systemClock.now());
      platform.sockets.use(resolveActor).forget(null);
    },
    begin: (works) =>
      startBackground(platform, {
        ...{
          databaseUrl,
          database,
          works,
          headsFile,
          redisUrl: config.redisUrl,
          reactions: [...identityReactions, ...paymentReactions],
        },
        mayWork: () => !watch.isAstray,
        recurring: (reactor) => recurringJobs(platform, reactor),
      }),
    async close() {
      await practice?.stop();
      smtp?.close();
      await watch.stop();
      await database.close();
      await breached?.close();
    },
  };
}

/** The list of passwords that were stolen elsewhere; null where none is mounted. Throws a ConfigError for one that cannot be used. */
async function openBreached({ breachedPasswordsFile: path }: Config): Promise<BreachedFile | null> {
  if (path === null) return null;
  return BreachedFile.open(path).catch((error: Error) => {
    throw new ConfigError(`BREACHED_PASSWORDS_FILE: ${error.message}. It needs SHA-1 digests, sorted, one a line.`);
  });
}

/** The college's provider; null where none is configured. */
function collegeAt(config: Config): CollegeProvider | null {
  return config.oidc && new OpenIdProvider({ ...config.oidc, origin: publicOrigin(config), clock: systemClock });
}
