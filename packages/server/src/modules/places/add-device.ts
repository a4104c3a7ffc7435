import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db/database.ts';
import type { Device } from './queries.ts';
import { devices } from './tables.ts';

export interface NewDevice {
  readonly id: string;
  readonly outletId: string;
  readonly kind: Device['kind'];
  readonly name: string;
  readonly pairedAt: Date;
}

/** Registers a device in an outlet and gives it the next number of its kind there (the `1` of `K1`). */
export async function addDevice(tx: Tx, device: NewDevice): Promise<Device> {
  // One device at a time per outlet and kind: the number becomes part of an invoice series.
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`device:${device.outletId}:${device.kind}`}, 0))`,
  );
  const [added] = await tx
    .insert(devices)
    .values({
      ...device,
      number: sql`(select coalesce(max(number), 0) + 1 from devices where outlet_id = ${device.outletId} and kind = ${device.kind})`,
    })
    .returning();
  return added as Device;
}
