import { tmpdir } from 'node:os';
import pino from 'pino';
import { permissions } from '../entry/compose.ts';
import { readConfig } from '../entry/config.ts';
import { loadSecrets } from '../entry/secrets.ts';
import { seedInstallation } from '../entry/seed/seed.ts';
import { serve } from '../entry/serve.ts';
import { createApiKey } from '../modules/identity/index.ts';
import { systemActor } from '../platform/auth/actor.ts';
import { permissionRegistry } from '../platform/auth/permission.ts';
import { systemClock } from '../platform/clock.ts';
import { APP_ROLE } from '../platform/db/app-role.ts';
import { openDatabase } from '../platform/db/database.ts';
import { newId } from '../platform/ids.ts';
import { Live } from '../platform/live/live.ts';
import { freePort } from '../platform/postgres-server/index.ts';
import { migrateJobs } from '../platform/queue/migrate-jobs.ts';
import { Sockets } from '../platform/socket.ts';
import { createTestDatabase } from './database.ts';

export interface ServedProduct {
  readonly port: number;
  /** An administrator's. */
  readonly key: string;
  /** The database, signed in as the application's role. */
  readonly databaseUrl: string;
  /** The database, signed in as its owner. */
  readonly ownerUrl: string;
  /** Signs the payment provider's messages. */
  readonly webhookSecret: string;
  close(): Promise<void>;
}

/** The whole product on a test database, with an administrator's key. `variables` are those of the environment. */
export async function serveProduct(variables: Readonly<Record<string, string>> = {}): Promise<ServedProduct> {
  const database = await createTestDatabase();
  await migrateJobs(database.ownerUrl);
  await seedInstallation(database.ownerUrl, new Date());
  const port = await freePort();
  const config = readConfig({ PORT: String(port), LOG_LEVEL: 'silent', DEMO: 'false', ...variables }, tmpdir());
  const databaseUrl = database.url(APP_ROLE);
  const secrets = loadSecrets(config.dataDir, 'a secret of this test run, long enough');
  const serving = await serve({ works: true, config, secrets, databaseUrl, resetDemo: async () => {} });
  return {
    port,
    key: await makeKey(databaseUrl),
    databaseUrl,
    ownerUrl: database.ownerUrl,
    webhookSecret: secrets.providerWebhookSecret,
    async close() {
      await serving.stop();
      await database.drop();
    },
  };
}

async function makeKey(databaseUrl: string): Promise<string> {
  const database = openDatabase(databaseUrl, { max: 1, name: 'test key' });
  try {
    const now = systemClock.now();
    const platform = {
      ...{ db: database.db, statements: database.statements, clock: systemClock, log: pino({ level: 'silent' }) },
      ...{ sockets: new Sockets().plug(permissionRegistry, permissions), live: new Live(), wakeRelay: () => {} },
    };
    const context = { platform, actor: systemActor('test'), requestId: newId(now), address: null };
    const wanted = { permissions: permissions.ofRole('administrator'), outletId: null, expiresAt: null };
    const made = await createApiKey(context, { id: newId(now), name: 'test', ...wanted });
    if ('refused' in made) throw new Error(made.message);
    return made.key;
  } finally {
    await database.close();
  }
}
