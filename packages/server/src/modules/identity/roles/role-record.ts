import { createHash } from 'node:crypto';
import type { Subject } from '../../../platform/audit/changes.ts';
import { isBuiltIn } from './role-code.ts';

/** The URL namespace of name-based UUIDs (RFC 9562 §6.6). */
const NAMESPACE = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');

/**
 * A role as the audit trail knows it: by its id or, where it is built in and has but a name, by the UUID of that name
 * (version 5, RFC 9562 §5.5), which is the same in every installation.
 */
export function roleRecord(code: string): Subject {
  return { entity: 'role', id: isBuiltIn(code) ? uuidOf(`college-kiosk:role:${code}`) : code };
}

function uuidOf(name: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
