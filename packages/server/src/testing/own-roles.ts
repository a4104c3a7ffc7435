import { grantRole, retireRole, saveRole } from '../modules/identity/index.ts';
import type { peopleOf } from './people.ts';
import type { World } from './world.ts';

type Wish = Parameters<typeof saveRole>[1];

/** Roles of the organisation's own making, made by its administrator unless somebody else is named. */
export function ownRoles(world: World, people: ReturnType<typeof peopleOf>) {
  /** What a new role is to be. */
  const own = (rest: Partial<Wish> = {}): Wish => {
    const role = world.newId();
    const said = { name: `Role ${role}`, says: 'For a test.', permissions: ['order:read' as const], version: 0 };
    return { commandId: world.newId(), role, ...said, ...rest };
  };
  function save(wish: Wish, as = people.administrator()) {
    world.clock.advance(1);
    return saveRole(as, wish);
  }
  return {
    ...{ own, save },
    /** The id of one that was saved. Throws where it was refused. */
    async made(rest: Partial<Wish> = {}): Promise<string> {
      const answer = await save(own(rest));
      if ('refused' in answer) throw new Error(answer.message);
      return answer.role;
    },
    builtIn: (role: Wish['role'], held: readonly string[], version: number) =>
      ({ commandId: world.newId(), role, permissions: [...held], version }) as Wish,
    give: (accountId: string, role: string, as = people.administrator(), outletId: string | null = null) =>
      grantRole(as, { id: world.newId(), accountId, role, outletId, expiresAt: null }),
    retire(role: string, as = people.administrator()) {
      world.clock.advance(1);
      return retireRole(as, { commandId: world.newId(), role });
    },
  };
}
