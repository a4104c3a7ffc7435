import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { resealSeeds } from '../modules/identity/index.ts';
import { systemActor } from '../platform/auth/actor.ts';
import { Sealer, sealer } from '../platform/auth/sealing.ts';
import { systemClock } from '../platform/clock.ts';
import type { CallContext } from '../platform/context.ts';
import { openDatabase } from '../platform/db/database.ts';
import { newId } from '../platform/ids.ts';
import { Live } from '../platform/live/live.ts';
import { Sockets } from '../platform/socket.ts';
import { readConfig } from './config.ts';
import { findOwnerUrl } from './owner-url.ts';
import { loadSecrets } from './secrets.ts';

const DEFAULT_DATA_DIR = fileURLToPath(new URL('../../../../.data', import.meta.url));

/**
 * After the installation’s secret was changed: seals anew what the previous one (APP_SECRET_PREVIOUS) sealed, all or nothing,
 * and says how many. Afterwards nobody needs the previous secret. Prints no key.
 */
async function main(): Promise<void> {
  const config = readConfig(process.env, DEFAULT_DATA_DIR);
  const url = config.databaseUrl ?? findOwnerUrl(config.dataDir);
  if (!url) throw new Error('Start the product first (npm start): what is sealed lies in its running database.');
  const { sealingKeys } = loadSecrets(config.dataDir, config.appSecret, config.previousSecret);
  const database = openDatabase(url, { max: 1, name: 'rotate-keys' });
  try {
    const context: CallContext = {
      platform: {
        ...{ db: database.db, statements: database.statements, clock: systemClock, log: pino({ level: 'silent' }) },
        ...{ live: new Live(), wakeRelay: () => {} },
        sockets: new Sockets().plug(sealer, new Sealer(sealingKeys)),
      },
      actor: systemActor('npm run rotate-keys'),
      requestId: newId(systemClock.now()),
      address: null,
    };
    const { resealed } = await resealSeeds(context, {});
    process.stdout.write(`${resealed} sealed anew by the key ${sealingKeys[0].id}.\n`);
  } finally {
    await database.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
});
