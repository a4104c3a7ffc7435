import { randomUUID } from 'node:crypto';
import { actorResolver, addAccounts, hashPassword, TokenKeys, tokenKeys } from '../modules/identity/index.ts';
import type { Actor } from '../platform/auth/actor.ts';
import type { RoleCode } from '../platform/auth/permission.ts';
import { Sealer, sealer } from '../platform/auth/sealing.ts';
import type { CallContext } from '../platform/context.ts';
import { permissions } from './permissions.ts';
import type { World } from './world.ts';

/** The password of everybody in a world of people. */
export const PASSWORD = 'correct horse battery staple';

/** The key under which a world of people seals. */
export const SEALING_KEY = { id: 'test', key: new Uint8Array(32).fill(7) };

/** The keys of tokens in a world of people. */
export const TOKEN_KEYS = new TokenKeys([new Uint8Array(32).fill(9)]);

/** Accounts in a world, and calls as their sessions make them. */
export interface People {
  /** Makes an account with one role and the common password; gives its e-mail address. */
  add(role: RoleCode): Promise<string>;
  /** A call by whoever holds the session now. */
  callOf(token: string): Promise<CallContext>;
  /** A call by whoever holds the access token now. */
  callWith(accessToken: string): Promise<CallContext>;
}

/** Lets people live in a world: accounts, sessions, and a key to seal their secrets. */
export async function openPeople(world: World): Promise<People> {
  world.platform.sockets.plug(sealer, new Sealer([SEALING_KEY])).plug(tokenKeys, TOKEN_KEYS);
  const passwordHash = await hashPassword(PASSWORD);
  const resolve = actorResolver({ db: world.db, clock: world.clock, permissions, tokens: TOKEN_KEYS });
  const { platform } = world;
  const callOf = (actor: Actor) => ({ platform, actor, requestId: randomUUID(), address: '127.0.0.1' });
  return {
    async add(role) {
      const email = `${randomUUID()}@college.example`;
      await world.db.transaction((tx) => addAccounts(tx, [{ email, name: 'Asha', passwordHash, role }], world.newId));
      return email;
    },
    callOf: async (token) => callOf(await resolve({ kind: 'session', token })),
    callWith: async (token) => callOf(await resolve({ kind: 'bearer', token })),
  };
}
