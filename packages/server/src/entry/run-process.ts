import { fileURLToPath } from 'node:url';
import { letAppSignIn } from '../platform/db/app-role.ts';
import { complain } from './complain.ts';
import { ConfigError, readConfig } from './config.ts';
import type { ProcessOptions } from './open-process.ts';
import { loadSecrets } from './secrets.ts';
import type { Serving } from './serve.ts';

const DEFAULT_DATA_DIR = fileURLToPath(new URL('../../../../.data', import.meta.url));

/**
 * Runs one process of an installation that has several: it needs DATABASE_URL (migrated by `npm run migrate`) and APP_SECRET,
 * the same for all of them. Drains and ends on SIGINT and SIGTERM.
 */
export async function runProcess(
  what: string,
  start: (options: ProcessOptions, ownerUrl: string) => Promise<Serving>,
): Promise<void> {
  try {
    const config = readConfig(process.env, DEFAULT_DATA_DIR);
    const ownerUrl = config.databaseUrl;
    const missing = Object.entries({ DATABASE_URL: ownerUrl, APP_SECRET: config.appSecret }).filter(([, one]) => !one);
    if (!ownerUrl || missing.length > 0) {
      const names = missing.map(([name]) => name).join(' and ');
      throw new ConfigError(`${names}: every process of an installation is told the same.`);
    }
    const secrets = loadSecrets(config.dataDir, config.appSecret, config.previousSecret);
    const databaseUrl = await letAppSignIn(ownerUrl, secrets.databasePassword);
    const serving = await start({ config, secrets, databaseUrl }, ownerUrl);
    let stopping = false;
    const stop = () => {
      if (stopping) return;
      stopping = true;
      void serving.stop().finally(() => process.exit(0));
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
    process.stdout.write(`${what} (process ${process.pid})\n`);
  } catch (error) {
    complain(error);
    process.exit(1);
  }
}
