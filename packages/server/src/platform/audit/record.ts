import type { CallContext } from '../context.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../ids.ts';
import { auditEntries } from './tables.ts';

export interface AuditFacts {
  readonly command: string;
  readonly outcome: 'done' | 'refused' | 'denied';
  readonly outletId: string | null;
  readonly input: unknown;
  readonly reason?: string;
}

/** The audit row of a command. */
export function auditRow(context: CallContext, at: Date, facts: AuditFacts) {
  return {
    id: newId(at),
    at,
    command: facts.command,
    outcome: facts.outcome,
    actorKind: context.actor.kind,
    actorId: context.actor.id,
    actorLabel: context.actor.label,
    deviceId: context.actor.deviceId,
    outletId: facts.outletId,
    requestId: context.requestId,
    address: context.address,
    input: facts.input,
    reason: facts.reason ?? null,
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
