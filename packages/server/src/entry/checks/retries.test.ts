import { tmpdir } from 'node:os';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApiKey } from '../../modules/identity/index.ts';
import { systemActor } from '../../platform/auth/actor.ts';
import { systemClock } from '../../platform/clock.ts';
import { APP_ROLE } from '../../platform/db/app-role.ts';
import { openDatabase } from '../../platform/db/database.ts';
import { newId } from '../../platform/ids.ts';
import { Live } from '../../platform/live/live.ts';
import { freePort } from '../../platform/postgres-server/index.ts';
import { migrateJobs } from '../../platform/queue/migrate-jobs.ts';
import { Sockets } from '../../platform/socket.ts';
import { createTestDatabase } from '../../testing/database.ts';
import { permissions } from '../compose.ts';
import { readConfig } from '../config.ts';
import type { Target } from '../replay/api.ts';
import { loadSecrets } from '../secrets.ts';
import { seedInstallation } from '../seed/seed.ts';
import { serve } from '../serve.ts';
import { retries } from './retries.ts';

let product: ServedProduct;
beforeAll(async () => {
  product = await serveProduct();
});
afterAll(() => product.close());

test('R6: whatever is lost of a command, and however many say it at once, it is done once and answered the same', async () => {
  const lines: string[] = [];
  const { target } = product;
  const { violations } = await retries({ target, seed: 6, scale: 0.02, say: (line) => lines.push(line) });
  expect(violations).toEqual([]);
  expect(lines).toHaveLength(8);
}, 60_000);

interface ServedProduct {
  readonly target: Target;
  close(): Promise<void>;
}

/** The whole product on a test database, with an administrator's key: for tests. */
async function serveProduct(): Promise<ServedProduct> {
  const database = await createTestDatabase();
  await migrateJobs(database.ownerUrl);
  await seedInstallation(database.ownerUrl, new Date());
  const config = readConfig({ PORT: String(await freePort()), LOG_LEVEL: 'silent', DEMO: 'false' }, tmpdir());
  const databaseUrl = database.url(APP_ROLE);
  const secrets = loadSecrets(config.dataDir, 'a secret of this test run, long enough');
  const serving = await serve({ config, secrets, databaseUrl, resetDemo: async () => {} });
  return {
    target: { url: `http://${config.host}:${config.port}`, key: await makeKey(databaseUrl) },
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
      ...{ db: database.db, clock: systemClock, log: pino({ level: 'silent' }) },
      ...{ sockets: new Sockets(), live: new Live(), wakeRelay: () => {} },
    };
    const context = { platform, actor: systemActor('test'), requestId: newId(now), address: null };
    const wanted = { permissions: permissions.ofRole('administrator'), outletId: null, expiresAt: null };
    return (await createApiKey(context, { name: 'test', ...wanted })).key;
  } finally {
    await database.close();
  }
}
