import { actorResolver, createAccount, signIn } from '../modules/identity/index.ts';
import { type PersonRole, permissionRegistry } from '../platform/auth/permission.ts';
import type { CallContext } from '../platform/context.ts';
import { permissions } from './permissions.ts';
import type { World } from './world.ts';

export const FIRST_PASSWORD = 'copper-otter-window-plum';

/** People of a world with real accounts, and the means to be them. */
export function peopleOf(world: World) {
  world.platform.sockets.plug(permissionRegistry, permissions);
  const resolve = actorResolver({ db: world.db, clock: world.clock, permissions });
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
