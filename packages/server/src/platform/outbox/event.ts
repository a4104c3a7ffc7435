import type { z } from 'zod';

/**
 * The contract of an event: its versioned name (`module.past_tense.v1`) and the shape of its payload. Only the
 * module named first emits it. A payload with an `outletId` counts in that outlet's stream, any other in the
 * organisation's.
 */
export interface EventContract<Payload = unknown> {
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
}

export function defineEvent<Payload>(name: string, payload: z.ZodType<Payload>): EventContract<Payload> {
  return { name, payload };
}

/** The stream of what belongs to no outlet. */
export const ORGANISATION_STREAM = '00000000-0000-0000-0000-000000000000';

/** An event as it stands committed, claimed and numbered in its stream. */
export interface PublishedEvent<Payload = unknown> {
  readonly id: string;
  readonly name: string;
  readonly stream: string;
  /** Gap-free within the stream, from 1. */
  readonly position: number;
  readonly payload: Payload;
  readonly occurredAt: Date;
}
