import { AppError } from '@college-kiosk/kernel';
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../platform/command/query.ts';
import type { Reader } from '../../platform/db/database.ts';
import { groupBy } from '../../platform/group.ts';
import type { Organisation, Place } from './place.ts';
import { devices, organisations, outlets, stations } from './tables.ts';

export type Device = typeof devices.$inferSelect;
export type Station = typeof stations.$inferSelect;

/** The installation's one legal entity. Throws NOT_FOUND before it is set up. */
export async function theOrganisation(reader: Reader): Promise<Organisation> {
  const [found] = await reader.select().from(organisations).limit(1);
  if (!found) throw new AppError('NOT_FOUND', 'This installation has no organisation yet.');
  return found;
}

/** Whether the demo canteen is loaded: demo accounts and one-click pairing work only then. */
export async function isDemo(reader: Reader): Promise<boolean> {
  const [found] = await reader.select({ demo: organisations.demo }).from(organisations).limit(1);
  return found?.demo ?? false;
}

/** Which demo canteen is loaded: a reset makes another. Null where there is none. */
export async function demoId(reader: Reader): Promise<string | null> {
  const [found] = await reader
    .select({ id: organisations.id })
    .from(organisations)
    .where(eq(organisations.demo, true))
    .limit(1);
  return found?.id ?? null;
}

export const readOrganisation = query({
  name: 'places.organisation',
  permission: 'public',
  input: z.object({}),
  handle: ({ db }) => theOrganisation(db),
});

/** In the order in which they are shown. The demo's devices pair with the first (`identity/devices/pairing.ts`). */
export const listOutlets = query({
  name: 'places.outlets',
  permission: 'public',
  input: z.object({}),
  handle: ({ db }) => everyPlace(db),
});

/** Every outlet there is. */
export async function everyPlace(reader: Reader): Promise<Place[]> {
  return reader
    .select({ outlet: outlets, organisation: organisations })
    .from(outlets)
    .innerJoin(organisations, eq(organisations.id, outlets.organisationId))
    .orderBy(asc(outlets.tokenPrefix), asc(outlets.code));
}

/** Outlets by id, for batched reads. */
export async function placesById(reader: Reader, ids: readonly string[]): Promise<Map<string, Place>> {
  const rows = await reader
    .select({ outlet: outlets, organisation: organisations })
    .from(outlets)
    .innerJoin(organisations, eq(organisations.id, outlets.organisationId))
    .where(inArray(outlets.id, [...ids]));
  return new Map(rows.map((row) => [row.outlet.id, row]));
}

/** The stations of some outlets, in the order they are shown. */
export async function stationsByOutlet(reader: Reader, outletIds: readonly string[]): Promise<Map<string, Station[]>> {
  const rows = await reader
    .select()
    .from(stations)
    .where(inArray(stations.outletId, [...outletIds]))
    .orderBy(asc(stations.position), asc(stations.code));
  return groupBy(rows, (row) => row.outletId);
}

/** The devices of some outlets that are still trusted. */
export async function devicesByOutlet(reader: Reader, outletIds: readonly string[]): Promise<Map<string, Device[]>> {
  const rows = await reader
    .select()
    .from(devices)
    .where(and(inArray(devices.outletId, [...outletIds]), isNull(devices.revokedAt)))
    .orderBy(asc(devices.kind), asc(devices.number));
  return groupBy(rows, (row) => row.outletId);
}

/** One device, trusted or not; null when there is none. */
export async function deviceById(reader: Reader, id: string): Promise<Device | null> {
  const [found] = await reader.select().from(devices).where(eq(devices.id, id));
  return found ?? null;
}
