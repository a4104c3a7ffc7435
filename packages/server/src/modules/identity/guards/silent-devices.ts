import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Reader } from '../../../platform/db/database.ts';
import { devices, outlets } from '../../places/index.ts';

/** Longer than a weekend. */
export const DEVICE_SILENT_DAYS = 3;

/** Devices that are trusted and have not been heard of for three days, the longest silent first; one that never spoke counts from its pairing. */
export async function silentDevices(reader: Reader, now: Date, atMost: number) {
  const heard = sql`coalesce(${devices.lastSeenAt}, ${devices.pairedAt})`;
  const rows = await reader
    .select({
      id: devices.id,
      kind: devices.kind,
      name: devices.name,
      outletId: devices.outletId,
      outletName: outlets.name,
      lastSeenAt: devices.lastSeenAt,
      all: sql<number>`count(*) over ()`.mapWith(Number),
    })
    .from(devices)
    .innerJoin(outlets, eq(outlets.id, devices.outletId))
    .where(
      and(
        isNull(devices.revokedAt),
        sql`${heard} < ${now.toISOString()}::timestamptz - make_interval(days => ${DEVICE_SILENT_DAYS}::int)`,
      ),
    )
    .orderBy(heard, devices.id)
    .limit(atMost);
  return { count: rows[0]?.all ?? 0, devices: rows.map(({ all: _, ...device }) => device) };
}
