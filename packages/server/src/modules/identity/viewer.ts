import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { reachOf } from '../../platform/auth/actor.ts';
import { permissionRegistry } from '../../platform/auth/permission.ts';
import { query } from '../../platform/command/query.ts';
import { users } from './accounts/tables.ts';
import { securityFigures } from './sessions/settings.ts';

/** Who is looking, and what they may do: screens ask this, never for a role's name. */
export const viewer = query({
  name: 'identity.viewer',
  permission: 'public',
  input: z.object({}),
  async handle({ db, actor, use }) {
    const [user] = actor.kind === 'user' && actor.id ? await db.select().from(users).where(eq(users.id, actor.id)) : [];
    const own = actor.isAtTill ? undefined : user;
    const permissions = use(permissionRegistry)
      .all()
      .flatMap(({ permission }) => {
        const reach = reachOf(actor, permission);
        if (reach === 'everywhere') return [{ permission, everywhere: true, outletIds: [] }];
        return reach.size === 0 ? [] : [{ permission, everywhere: false, outletIds: [...reach] }];
      });
    return {
      kind: actor.kind,
      name: user?.name ?? actor.label,
      // A till is looked at by many: how somebody is reached, and their number, is told in their own session alone.
      email: own?.email ?? null,
      collegeId: own?.collegeId ?? null,
      language: user?.language ?? null,
      preferences: user
        ? { largeText: user.largeText, highContrast: user.highContrast, reduceMotion: user.reduceMotion }
        : null,
      tillIdleMinutes: actor.isAtTill ? (await securityFigures(db)).tillIdleMinutes : null,
      deviceId: actor.deviceId,
      outletId: actor.outletId,
      permissions,
      factorIsDue: actor.session?.factorIsDue ?? false,
      passwordIsShort: actor.session?.passwordIsShort ?? false,
      passwordIsDue: actor.session?.passwordIsDue ?? false,
    };
  },
});
