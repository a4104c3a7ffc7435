import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pino from 'pino';
import { createApiKey } from '../modules/identity/index.ts';
import { systemActor } from '../platform/auth/actor.ts';
import type { RoleCode } from '../platform/auth/permission.ts';
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
const USAGE =
  'Usage: npm run key -- --name "what it is for" [--role administrator | --permissions order:place,order:see]';

/** Makes an API key for the installation that runs on this data folder, and prints it once. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { name: { type: 'string' }, role: { type: 'string' }, permissions: { type: 'string' } },
  });
  const url = process.env.DATABASE_URL ?? findOwnerUrl(process.env.DATA_DIR ?? DEFAULT_DATA_DIR);
  if (!values.name || (!values.role && !values.permissions)) throw new Error(USAGE);
  if (!url) throw new Error('Start the product first (npm start): the key is written into its running database.');
  const wanted = values.permissions?.split(',') ?? permissions.ofRole(values.role as RoleCode);
  const unknown = wanted.filter((permission) => !permissions.has(permission as `${string}:${string}`));
  if (wanted.length === 0 || unknown.length > 0)
    throw new Error(`There is no permission or role of this name. ${USAGE}`);

  const database = openDatabase(url, { max: 1, name: 'key' });
  try {
    const context: CallContext = {
      platform: {
        ...{ db: database.db, statements: database.statements, clock: systemClock, log: pino({ level: 'silent' }) },
        ...{ sockets: new Sockets().plug(permissionRegistry, permissions), live: new Live(), wakeRelay: () => {} },
      },
      actor: systemActor('npm run key'),
      requestId: newId(systemClock.now()),
      address: null,
    };
    const made = await createApiKey(context, {
      id: newId(systemClock.now()),
      name: values.name,
      permissions: wanted,
      outletId: null,
      expiresAt: null,
    });
    if ('refused' in made) throw new Error(made.message);
    process.stdout.write(`${made.key}\n`);
  } finally {
    await database.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
});
