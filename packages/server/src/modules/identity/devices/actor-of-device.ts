import { and, eq, isNull, lt, or } from 'drizzle-orm';
import type { Actor } from '../../../platform/auth/actor.ts';
import type { PermissionRegistry } from '../../../platform/auth/permission.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import { devices } from '../../places/index.ts';
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
      usedAt: deviceTokens.usedAt,
    })
    .from(deviceTokens)
    .innerJoin(devices, eq(devices.id, deviceTokens.deviceId))
    .where(and(eq(deviceTokens.tokenDigest, digest), tokenCounts(now), isNull(devices.revokedAt)));
  if (!device) return null;
  if (device.usedAt === null) await beginToUse(db, digest, now);
  await markSeen(db, device.id, now);
  const { outletId } = device;
  const own = permissions.ofRole(DEVICE_ROLES[device.kind], outletId);
  const person = device.kind === 'COUNTER' ? await personAtTill({ db, permissions, now }, device) : null;
  const rights = new Set([...own, ...(person?.rights ?? [])]);
  const here = {
    ...addUp([{ permissions: rights, outletId, expiresAt: null }]),
    deviceId: device.id,
    outletId,
    session: null,
  };
  return person
    ? { kind: 'user', id: person.id, label: person.label, ...here, isAtTill: true }
    : { kind: 'device', id: device.id, label: device.name, ...here };
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
