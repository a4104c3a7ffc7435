import type { SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

/** What is kept for a time that somebody decides, and then removed. */
export const KEPT_KINDS = [
  ...(['ENDED_SESSIONS', 'VAIN_TRIES', 'SENT_LETTERS'] as const),
  ...(['UNCONFIRMED_REGISTRATIONS', 'UNUSED_DEVICES', 'OLD_LINKS'] as const),
] as const;
export type KeptKind = (typeof KEPT_KINDS)[number];

/** Rows that a module keeps for a time only. */
export interface KeptForATime {
  readonly kind: KeptKind;
  readonly table: PgTable;
  /** Which of its rows were over at this moment, and are removed. Nothing that still does anything is among them. */
  overBefore(moment: Date): SQL;
}
