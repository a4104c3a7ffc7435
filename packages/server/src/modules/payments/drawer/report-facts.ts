import type { DrawerFigures, DrawerMovementKind } from './drawer-figures.ts';

/** Everything that stands on an X or Z report. Amounts in paise, times as they are read at the outlet. */
export interface ReportFacts {
  readonly title: string;
  readonly seller: string;
  readonly outlet: string;
  readonly drawer: string;
  readonly lines: readonly { readonly label: string; readonly value: string }[];
  readonly figures: DrawerFigures;
  /** Null until it was counted. */
  readonly counted: number | null;
  readonly reason: string | null;
  /** When it was last changed: the same report is the same file. */
  readonly at: string;
}

/** What the kinds are called on paper. */
export const KIND_WORDS: Readonly<Record<DrawerMovementKind, string>> = {
  FLOAT: 'Float',
  SALE: 'Cash sales',
  REFUND: 'Cash refunds',
  PAID_IN: 'Paid in',
  PAID_OUT: 'Paid out',
  DROP: 'Drops',
  NO_SALE: 'Opened without a sale',
  DIFFERENCE: 'Difference',
  HANDED_ON: 'Handed on',
};
