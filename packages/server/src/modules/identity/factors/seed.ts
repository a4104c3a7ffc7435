import type { Sealed } from '../../../platform/auth/sealing.ts';
import type { totpFactors } from './tables.ts';

type Row = Pick<typeof totpFactors.$inferSelect, 'id' | 'sealedSeed' | 'sealedBy'>;

/** A row’s seed as it is sealed, and what it is bound to. */
export function seedRow({ id, sealedSeed, sealedBy }: Row): [Sealed, string] {
  return [{ text: sealedSeed, keyId: sealedBy }, boundTo(id)];
}

/** The name of a row under which its seed is sealed. */
export function boundTo(factorId: string): string {
  return `totp_factors:${factorId}`;
}
