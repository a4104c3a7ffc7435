import { randomUUID } from 'node:crypto';
import { actorResolver, addAccounts, hashPassword } from '../modules/identity/index.ts';
import type { RoleCode } from '../platform/auth/permission.ts';
import { Sealer, sealer } from '../platform/auth/sealing.ts';
import type { CallContext } from '../platform/context.ts';
import { permissions } from './permissions.ts';
import type { World } from './world.ts';

/** The password of everybody in a world of people. */
export const PASSWORD = 'correct horse battery staple';

/** The key under which a world of people seals. */
export const SEALING_KEY = { id: 'test', key: new Uint8Array(32).fill(7) };

/** Accounts in a world, and calls as their sessions make them. */
export interface People {
  /** Makes an account with one role and the common password; gives its e-mail address. */
  add(role: RoleCode): Promise<string>;
  /** A call by whoever holds the session now. */
  callOf(token: string): Promise<CallContext>;
}

/** Lets people live in a world: accounts, sessions, and a key to seal their secrets. */
export async function openPeople(world: World): Promise<People> {
  world.platform.sockets.plug(sealer, new Sealer([SEALING_KEY]));
  const passwordHash = await hashPassword(PASSWORD);
  const resolve = actorResolver({ db: world.db, clock: world.clock, permissions });
  return {
    async add(role) {
      const email = `${randomUUID()}@college.example`;
      await world.db.transaction((tx) => addAccounts(tx, [{ email, name: 'Asha', passwordHash, role }], world.newId));
      return email;
    },
    async callOf(token) {
      const actor = await resolve({ kind: 'session', token });
      return { platform: world.platform, actor, requestId: randomUUID(), address: '127.0.0.1' };
    },
  };
}
