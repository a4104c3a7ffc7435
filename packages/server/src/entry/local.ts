import { once } from 'node:events';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { letAppSignIn } from '../platform/db/app-role.ts';
import { migrate } from '../platform/db/migrate.ts';
import { acquireDataLock, supervisePostgres } from '../platform/postgres-server/index.ts';
import { migrateJobs } from '../platform/queue/migrate-jobs.ts';
import { complain } from './complain.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { publishOwnerUrl } from './owner-url.ts';
import { loadSecrets } from './secrets.ts';
import { holdsDemo, seedDemo, seedInstallation } from './seed/seed.ts';
import { serve } from './serve.ts';
import { tellMenus } from './tell-menus.ts';

const DEFAULT_DATA_DIR = fileURLToPath(new URL('../../../../.data', import.meta.url));

/** How long a step of the start may go on after we were told to stop. */
const STEP_LIMIT_MS = 10_000;

/** A signal came while we were still starting: what was started is ended again, and nobody complains. */
class Stopped extends Error {}

/** Everything in one process, with a PostgreSQL of its own unless DATABASE_URL names one. */
async function main(): Promise<void> {
  const startedAt = Date.now();
  const config = readConfig(process.env, DEFAULT_DATA_DIR);
  await assertPortFree(config);
  makeFolder(config.dataDir);
  const end: (() => unknown)[] = [];
  const endAll = async () => {
    for (let close = end.pop(); close; close = end.pop()) await close();
  };

  // One Ctrl-C may be heard several times: by us, and from npm. While we start, the step under way is finished first.
  let stopping = false;
  let started = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    if (started) void endAll().finally(() => process.exit(0));
    // A step that takes too long loses its database; it fails, and we are gone.
    else setTimeout(() => void endAll(), STEP_LIMIT_MS).unref();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const step = async <Done>(work: Promise<Done>): Promise<Done> => {
    const done = await work;
    if (stopping) throw new Stopped();
    return done;
  };

  try {
    const lock = await acquireDataLock(config.dataDir);
    end.push(() => lock.release());
    const secrets = loadSecrets(config.dataDir, config.appSecret, config.previousSecret);
    const ownerUrl = config.databaseUrl ?? (await step(ownPostgres(config.dataDir, end)));
    await step(migrate({ ownerUrl }));
    await step(migrateJobs(ownerUrl));
    const databaseUrl = await step(letAppSignIn(ownerUrl, secrets.databasePassword));
    end.push(publishOwnerUrl(config.dataDir, ownerUrl));
    await step(fill(ownerUrl, config));
    await step(tellMenus(ownerUrl, new Date()));
    const serving = await serve({
      works: true,
      config,
      secrets,
      databaseUrl,
      resetDemo: async () => void (await seedDemo(ownerUrl, new Date(), { reset: true, days: config.demoDays })),
    });
    end.push(() => serving.stop());
    await step(Promise.resolve());
    started = true;
  } catch (error) {
    await endAll();
    if (stopping) process.exit(0);
    throw error;
  }
  const origin = `${config.tls ? 'https' : 'http'}://${config.host}:${config.port}`;
  say(
    `College Kiosk is at ${origin}/ (started in ${((Date.now() - (config.startedAt ?? startedAt)) / 1_000).toFixed(1)} s)`,
  );
}

/** Starts this installation's own PostgreSQL and gives its owner's address. */
async function ownPostgres(dataDir: string, end: (() => unknown)[]): Promise<string> {
  const server = await supervisePostgres({ dataDir: `${dataDir}/postgres`, log: say });
  end.push(() => server.stop());
  return server.ownerUrl;
}

/** Fills an empty database: with the demo canteen, or with what every installation needs. */
async function fill(ownerUrl: string, config: Config): Promise<void> {
  if (config.demo) {
    const startedAt = performance.now();
    const loaded = await seedDemo(ownerUrl, new Date(), { days: config.demoDays });
    if (loaded) say(`The demo canteen is loaded (in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s).`);
    return;
  }
  if (await seedInstallation(ownerUrl, new Date())) {
    say('An empty canteen is set up. Make the first person’s account with `npm run owner` to go on.');
  }
  if (config.production && (await holdsDemo(ownerUrl))) {
    throw new ConfigError(
      'DATABASE_URL: this database holds the demo canteen, whose accounts everybody knows. Use another.',
    );
  }
}

/** Nothing is started for a port that cannot be had. */
async function assertPortFree({ port, host }: Config): Promise<void> {
  const probe = createServer();
  probe.listen(port, host);
  await Promise.race([once(probe, 'listening'), once(probe, 'error').then(([error]) => Promise.reject(error))]);
  probe.close();
  await once(probe, 'close');
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK);
  } catch {
    throw new ConfigError(`DATA_DIR: ${folder} cannot be used as a folder. Choose one that can be read and written.`);
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
  complain(error);
  process.exit(1);
});
