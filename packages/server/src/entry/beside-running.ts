import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { breachedPasswords } from '../modules/identity/index.ts';
import { systemActor } from '../platform/auth/actor.ts';
import { permissionRegistry } from '../platform/auth/permission.ts';
import { systemClock } from '../platform/clock.ts';
import type { CallContext } from '../platform/context.ts';
import { openDatabase } from '../platform/db/database.ts';
import { newId } from '../platform/ids.ts';
import { Live } from '../platform/live/live.ts';
import { Sockets } from '../platform/socket.ts';
import { permissions } from './compose.ts';
import { findOwnerUrl } from './owner-url.ts';

const DEFAULT_DATA_DIR = fileURLToPath(new URL('../../../../.data', import.meta.url));

/**
 * Lets a program say commands to the installation that runs on this data folder, under its own name: whoever may read the folder owns the
 * installation. Throws when none runs.
 */
export async function besideRunning<Done>(
  program: string,
  work: (context: CallContext) => Promise<Done>,
): Promise<Done> {
  const url = process.env.DATABASE_URL ?? findOwnerUrl(process.env.DATA_DIR ?? DEFAULT_DATA_DIR);
  if (!url) throw new Error('Start the product first (npm start): this is written into its running database.');
  const database = openDatabase(url, { max: 1, name: program });
  try {
    return await work({
      platform: {
        ...{ db: database.db, statements: database.statements, clock: systemClock, log: pino({ level: 'silent' }) },
        // What is made here is random: no list of stolen passwords holds it.
        sockets: new Sockets().plug(permissionRegistry, permissions).plug(breachedPasswords, null),
        ...{ live: new Live(), wakeRelay: () => {} },
      },
      actor: systemActor(`npm run ${program}`),
      requestId: newId(systemClock.now()),
      address: null,
    });
  } finally {
    await database.close();
  }
}
