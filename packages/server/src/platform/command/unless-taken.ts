import type { Refusal } from '@college-kiosk/kernel';
import { violatesUnique } from '../db/errors.ts';

/**
 * Runs the write that a unique key may turn away, and answers `taken` when it did. The key itself judges: a look before
 * the write would miss a twin that has not committed yet. The transaction is of no more use after that, so the handler
 * returns the refusal at once and the door rolls back.
 */
export async function unlessTaken<Written, Taken extends Refusal>(
  constraint: string,
  taken: Taken,
  write: () => PromiseLike<Written>,
): Promise<Written | Taken> {
  try {
    return await write();
  } catch (error) {
    if (violatesUnique(error, constraint)) return taken;
    throw error;
  }
}
