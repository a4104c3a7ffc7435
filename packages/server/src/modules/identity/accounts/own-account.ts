import type { Subject } from '../../../platform/audit/changes.ts';
import type { Actor } from '../../../platform/auth/actor.ts';

/** For commands about the account of whoever says them: what their audit rows are about. */
export function ownAccount(_input: unknown, { kind, id }: Actor): Subject | null {
  return kind === 'user' && id !== null ? { entity: 'account', id } : null;
}
