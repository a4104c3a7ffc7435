import type { Tx } from '../db/database.ts';
import { newId } from '../ids.ts';
import { type EventContract, ORGANISATION_STREAM } from './event.ts';
import { outbox } from './tables.ts';

export interface EmittedEvent {
  readonly contract: EventContract;
  readonly payload: unknown;
}

/** Writes what a command emitted, in order. Throws (a Fault to the caller) when a payload breaks its contract. */
export async function writeOutbox(tx: Tx, events: readonly EmittedEvent[], occurredAt: Date): Promise<void> {
  if (events.length === 0) return;
  await tx.insert(outbox).values(
    events.map(({ contract, payload }) => {
      const parsed = contract.payload.parse(payload) as { outletId?: string };
      return {
        id: newId(occurredAt),
        event: contract.name,
        stream: parsed.outletId ?? ORGANISATION_STREAM,
        payload: parsed,
        occurredAt,
      };
    }),
  );
}
