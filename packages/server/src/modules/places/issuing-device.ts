import { assert } from '@college-kiosk/kernel';
import type { Reader } from '../../platform/db/database.ts';
import { Kept } from '../../platform/db/kept.ts';
import { type Device, deviceById } from './queries.ts';

const known = new Kept<Pick<Device, 'id' | 'kind' | 'number'>>();

/** What of a device its documents are numbered by. It never changes, so it is read once. */
export async function issuingDevice(reader: Reader, id: string): Promise<Pick<Device, 'id' | 'kind' | 'number'>> {
  const kept = known.of(reader).get(id);
  if (kept) return kept;
  const device = await deviceById(reader, id);
  assert(device, 'a device that sells is known', { id });
  known.of(reader).set(id, device);
  return device;
}
