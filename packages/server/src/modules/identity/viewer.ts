import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { reachOf } from '../../platform/auth/actor.ts';
import type { Permission } from '../../platform/auth/permission.ts';
import { query } from '../../platform/command/query.ts';
import { socket } from '../../platform/socket.ts';
import { users } from './accounts/tables.ts';

/** The names of every permission there is; plugged by `entry/`. */
export const knownPermissions = socket<readonly Permission[]>('identity.knownPermissions');

/** Who is looking, and what they may do: screens ask this, never for a role's name. */
export const viewer = query({
  name: 'identity.viewer',
  permission: 'public',
  input: z.object({}),
  async handle({ db, actor, use }) {
    const [user] = actor.kind === 'user' && actor.id ? await db.select().from(users).where(eq(users.id, actor.id)) : [];
    const permissions = use(knownPermissions).flatMap((permission) => {
      const reach = reachOf(actor, permission);
      if (reach === 'everywhere') return [{ permission, everywhere: true, outletIds: [] }];
      return reach.size === 0 ? [] : [{ permission, everywhere: false, outletIds: [...reach] }];
    });
    return {
      kind: actor.kind,
      name: actor.label,
      email: user?.email ?? null,
      deviceId: actor.deviceId,
      outletId: actor.outletId,
      permissions,
      factorIsDue: actor.session?.factorIsDue ?? false,
    };
  },
});
