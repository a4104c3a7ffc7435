import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { appUrl, letAppSignIn } from '../platform/db/app-role.ts';
import { migrate } from '../platform/db/migrate.ts';
import {
  acquireDataLock,
  PostgresError,
  type SupervisedPostgres,
  supervisePostgres,
} from '../platform/postgres-server/index.ts';
import { migrateJobs } from '../platform/queue/migrate-jobs.ts';
import { ConfigError, readConfig } from './config.ts';
import { publishOwnerUrl } from './owner-url.ts';
import { loadSecrets } from './secrets.ts';
import { seedDemo, seedInstallation } from './seed/seed.ts';
import { serve } from './serve.ts';

const DEFAULT_DATA_DIR = fileURLToPath(new URL('../../../../.data', import.meta.url));

/** Everything in one process, with a PostgreSQL of its own unless DATABASE_URL names one. */
async function main(): Promise<void> {
  const startedAt = Date.now();
  const config = readConfig(process.env, DEFAULT_DATA_DIR);
  mkdirSync(config.dataDir, { recursive: true });
  const lock = await acquireDataLock(config.dataDir);
  const secrets = loadSecrets(config.dataDir, config.appSecret);

  let postgres: SupervisedPostgres | null = null;
  const end: (() => Promise<void>)[] = [() => lock.release()];
  const endAll = async () => {
    for (const close of end.reverse()) await close();
  };
  // One Ctrl-C may be heard several times: by us, and from npm.
  let stopping = false;
  const stop = (code: number) => {
    if (stopping) return;
    stopping = true;
    endAll().then(
      () => process.exit(code),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', () => stop(0));
  process.on('SIGTERM', () => stop(0));

  try {
    if (!config.databaseUrl) {
      postgres = await supervisePostgres({ dataDir: `${config.dataDir}/postgres`, log: say });
      const server = postgres;
      end.push(() => server.stop());
    }
    const ownerUrl = config.databaseUrl ?? (postgres as SupervisedPostgres).ownerUrl;
    await migrate({ ownerUrl });
    await migrateJobs(ownerUrl);
    await letAppSignIn(ownerUrl, secrets.databasePassword);
    const forget = publishOwnerUrl(config.dataDir, ownerUrl);
    end.push(async () => forget());
    if (config.demo) {
      if (await seedDemo(ownerUrl, new Date())) say('The demo canteen is loaded.');
    } else if (await seedInstallation(ownerUrl, new Date())) {
      say('An empty canteen is set up. Make an administrator’s key with `npm run key` to go on.');
    }
    const serving = await serve({
      config,
      secrets,
      databaseUrl: appUrl(ownerUrl, secrets.databasePassword),
      resetDemo: async () => void (await seedDemo(ownerUrl, new Date(), { reset: true })),
    });
    end.push(() => serving.stop());
  } catch (error) {
    await endAll();
    throw error;
  }
  const origin = `${config.tls ? 'https' : 'http'}://${config.host}:${config.port}`;
  say(
    `College Kiosk is at ${origin}/ (started in ${((Date.now() - (config.startedAt ?? startedAt)) / 1_000).toFixed(1)} s)`,
  );
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** One clear sentence for what a person can put right; the whole story for what only we can. */
function complain(error: unknown): void {
  const known = error instanceof ConfigError || error instanceof PostgresError;
  const busy = (error as { code?: unknown }).code === 'EADDRINUSE';
  const text = busy
    ? 'The port is taken by another program: set PORT to a free one.'
    : String((error as Error).message);
  process.stderr.write(known || busy ? `${text}\n` : `${(error as Error).stack ?? text}\n`);
}

main().catch((error: unknown) => {
  complain(error);
  process.exit(1);
});
