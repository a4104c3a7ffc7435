import { and, eq, isNull, lt, or } from 'drizzle-orm';
import type { Actor } from '../../../platform/auth/actor.ts';
import type { Permission, PermissionRegistry } from '../../../platform/auth/permission.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import { devices } from '../../places/index.ts';
import { rolesConcerning } from '../accounts/grants.ts';
import { rulesFor } from '../guards/rules-for.ts';
import { addUp } from '../rights.ts';
import { personAtTill } from '../till/person-at-till.ts';
import { beginToUse, tokenCounts } from './device-token.ts';
import { deviceTokens } from './tables.ts';

const DEVICE_ROLES = { KIOSK: 'kiosk', KITCHEN: 'kitchen-display', BOARD: 'board', COUNTER: 'till' } as const;

interface Looking {
  readonly db: Database;
  readonly clock: Clock;
  readonly permissions: PermissionRegistry;
}

/** Who comes by a device's token of this digest: the device or, at a till, whoever has taken it over; null where it opens nothing. */
export async function actorOfDevice({ db, clock, permissions }: Looking, digest: string): Promise<Actor | null> {
  const now = clock.now();
  const [device] = await db
    .select({
      ...{ id: devices.id, kind: devices.kind, name: devices.name, outletId: devices.outletId },
      ...{ usedAt: deviceTokens.usedAt, endsAt: deviceTokens.endsAt },
    })
    .from(deviceTokens)
    .innerJoin(devices, eq(devices.id, deviceTokens.deviceId))
    .where(and(eq(deviceTokens.tokenDigest, digest), tokenCounts(now), isNull(devices.revokedAt)));
  if (!device) return null;
  if (device.usedAt === null) await beginToUse(db, digest, now);
  await markSeen(db, device.id, now);
  const { outletId } = device;
  // One that a later took the place of makes no other: whoever has a copy of it would outlive the device's own.
  const own = permissions
    .ofRole(DEVICE_ROLES[device.kind], outletId)
    .filter((permission) => device.endsAt === null || permission !== 'device:renew');
  const person = device.kind === 'COUNTER' ? await personAtTill({ db, permissions, now }, device) : null;
  const here = { deviceId: device.id, outletId, session: null };
  const holding = (rights: readonly Permission[]) =>
    addUp([{ permissions: new Set(rights), outletId, expiresAt: null }]);
  const alone: Actor = { kind: 'device', id: device.id, label: device.name, ...holding(own), ...here };
  if (!person) return alone;
  const { id, label, rights } = person;
  const roles = (await rolesConcerning(db, [id], now)).map(({ code }) => code);
  // Where the person is not let in from there (any more), the till goes on as nobody's.
  const rules = { addressRules: await rulesFor(db, { roles, isProgram: false }), elsewhere: alone };
  return { kind: 'user', id, label, ...holding([...own, ...rights]), ...here, ...rules, isAtTill: true };
}

/** Remembers, to the minute, that a device spoke to us. */
async function markSeen(db: Database, deviceId: string, now: Date): Promise<void> {
  const minuteAgo = new Date(now.getTime() - 60_000);
  const stale = or(isNull(devices.lastSeenAt), lt(devices.lastSeenAt, minuteAgo));
  await db
    .update(devices)
    .set({ lastSeenAt: now })
    .where(and(eq(devices.id, deviceId), stale));
}
