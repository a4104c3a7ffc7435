import { randomUUID } from 'node:crypto';
import {
  actorResolver,
  addAccounts,
  breachedPasswords,
  createAccount,
  hashPassword,
  relyingParty,
  signIn,
  TokenKeys,
  tokenKeys,
} from '../modules/identity/index.ts';
import type { Actor } from '../platform/auth/actor.ts';
import { type PersonRole, permissionRegistry, type RoleCode } from '../platform/auth/permission.ts';
import { Sealer, sealer } from '../platform/auth/sealing.ts';
import type { CallContext } from '../platform/context.ts';
import { permissions } from './permissions.ts';
import { TEST_PARTY } from './software-authenticator.ts';
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

/** Lets a world know people: what identity needs is plugged. Gives who acts by credentials. */
function resolverOf({ platform, db, clock }: World) {
  platform.sockets
    .plug(permissionRegistry, permissions)
    .plug(sealer, new Sealer([SEALING_KEY]))
    .plug(relyingParty, TEST_PARTY)
    .plug(breachedPasswords, null)
    .plug(tokenKeys, TOKEN_KEYS);
  return actorResolver({ db, clock, permissions, tokens: TOKEN_KEYS });
}

/** Lets people live in a world: accounts, sessions, and a key to seal their secrets. */
export async function openPeople(world: World): Promise<People> {
  const passwordHash = await hashPassword(PASSWORD);
  const resolve = resolverOf(world);
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

export const FIRST_PASSWORD = 'copper-otter-window-plum';

/** People of a world with real accounts, and the means to be them. */
export function peopleOf(world: World) {
  const resolve = resolverOf(world);
  let made = 0;

  /** May do everything everywhere; nobody's account. */
  const administrator = () => world.as(permissions.ofRole('administrator'), { everywhere: true });

  /** Makes an account with these roles, everywhere unless an outlet is named. */
  async function person(
    roles: readonly (PersonRole | { role: PersonRole; outletId?: string; expiresAt?: Date })[] = [],
  ) {
    made += 1;
    const id = world.newId();
    const email = `person-${made}@college.example`;
    const wishes = roles.map((role) => ({
      ...{ outletId: null, expiresAt: null },
      ...(typeof role === 'string' ? { role } : role),
    }));
    const wanted = { id, email, name: `Person ${made}`, roles: wishes, firstPassword: FIRST_PASSWORD };
    const answer = await createAccount(administrator(), wanted);
    if ('refused' in answer) throw new Error(answer.message);
    return { id, email };
  }

  /** A session of somebody with this password, by its token; null when they are not let in. */
  async function enter(email: string, password = FIRST_PASSWORD): Promise<string | null> {
    const answer = await signIn(world.anonymous(), { email, password });
    return 'token' in answer ? answer.token : null;
  }

  /** Who acts by a session's token. */
  const actorOf = (token: string | null) => resolve({ kind: 'session', token: token ?? '' });

  /** A call of whoever has this session. */
  async function callOf(token: string | null): Promise<CallContext> {
    return { ...world.anonymous(), actor: await actorOf(token) };
  }

  return { administrator, person, enter, actorOf, callOf, resolve };
}
