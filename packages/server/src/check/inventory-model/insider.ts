import pino from 'pino';
import { permissions } from '../../entry/compose.ts';
import { createApiKey } from '../../modules/identity/index.ts';
import { expireBatches } from '../../modules/inventory/index.ts';
import { systemActor } from '../../platform/auth/actor.ts';
import { permissionRegistry } from '../../platform/auth/permission.ts';
import { systemClock } from '../../platform/clock.ts';
import type { CallContext } from '../../platform/context.ts';
import { openDatabase } from '../../platform/db/database.ts';
import { newId } from '../../platform/ids.ts';
import { Live } from '../../platform/live/live.ts';
import { Sockets } from '../../platform/socket.ts';

/** What the product does by itself and no caller can ask for, on the database of a product of one's own. Close it at the end. */
export function openInsider(databaseUrl: string) {
  const database = openDatabase(databaseUrl, { max: 2, name: 'check' });
  const context: CallContext = {
    platform: {
      ...{ db: database.db, statements: database.statements, clock: systemClock, log: pino({ level: 'silent' }) },
      ...{ sockets: new Sockets().plug(permissionRegistry, permissions), live: new Live(), wakeRelay: () => {} },
    },
    actor: systemActor('check'),
    requestId: newId(systemClock.now()),
    address: null,
  };
  return {
    db: database.db,
    sql: database.sql,
    /** Another administrator's key: who decides is not who asked. */
    async makeKey(name: string): Promise<string> {
      const wanted = { permissions: permissions.ofRole('administrator'), outletId: null, expiresAt: null };
      const made = await createApiKey(context, { id: newId(systemClock.now()), name, ...wanted });
      if ('refused' in made) throw new Error(made.message);
      return made.key;
    },
    /** The job of the night. */
    expire: () => expireBatches(context),
    close: () => database.close(),
  };
}
