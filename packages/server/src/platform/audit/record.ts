import type { CallContext } from '../context.ts';
import type { Tx } from '../db/database.ts';
import { countryOf } from '../http/country-of.ts';
import { newId } from '../ids.ts';
import type { RecordChange, Subject } from './changes.ts';
import { auditEntries } from './tables.ts';

/** Who acted, where the call does not say it: whoever signs in is nobody until then. */
export interface Acting {
  readonly kind: string;
  readonly id: string | null;
  readonly label: string;
}

export interface AuditFacts {
  /** `module.verbNoun`; of looks the name of the query. */
  readonly command: string;
  /** `invalid`: what was asked could not be done as such, by its input, an id that is none, or one that was used before. */
  readonly outcome: 'done' | 'refused' | 'denied' | 'invalid';
  readonly outletId: string | null;
  readonly input: unknown;
  readonly reason?: string;
  readonly acting?: Acting;
  readonly about?: Subject | null;
  readonly changes?: readonly RecordChange[] | null;
  /** How many more were turned away in the same way, and only counted. */
  readonly repeated?: number;
}

/** The audit row of a command. */
export function auditRow(context: CallContext, at: Date, facts: AuditFacts) {
  const asking = context.asker ?? context.actor;
  const { kind, id, label } = facts.acting ?? asking;
  return {
    id: newId(at),
    at,
    command: facts.command,
    outcome: facts.outcome,
    actorKind: kind,
    actorId: id,
    actorLabel: label,
    deviceId: asking.deviceId,
    outletId: facts.outletId,
    requestId: context.requestId,
    address: context.address,
    country: context.address === null ? null : countryOf(context.address),
    input: facts.input,
    reason: facts.reason ?? null,
    entity: facts.about?.entity ?? null,
    entityId: facts.about?.id ?? null,
    changes: facts.changes ?? null,
    repeated: facts.repeated ? facts.repeated : null,
  };
}

/** Writes the audit row of a command in the transaction it speaks of. */
export async function recordAudit(tx: Tx, context: CallContext, at: Date, facts: AuditFacts): Promise<void> {
  await tx.insert(auditEntries).values(auditRow(context, at, facts));
}

/** The input with the named fields blanked: passwords, tokens and codes never reach the trail. */
export function masked(input: unknown, fields: readonly string[]): unknown {
  if (typeof input !== 'object' || input === null) return input;
  const hidden = new Set(fields);
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, hidden.has(key) ? '•••' : value]));
}
