import type { Money } from '@college-kiosk/kernel';

/** What moves cash in a drawer. */
export const MOVEMENT_KINDS = [
  ...(['FLOAT', 'SALE', 'REFUND', 'PAID_IN', 'PAID_OUT', 'DROP', 'NO_SALE', 'DIFFERENCE', 'HANDED_ON'] as const),
] as const;
export type DrawerMovementKind = (typeof MOVEMENT_KINDS)[number];

/** What a report of a drawer says. Amounts are paise; what left the drawer is negative. */
export interface DrawerFigures {
  /** The number of the last movement that counts. */
  readonly upTo: number;
  /** What should be in the drawer: the sum of these. */
  readonly expected: Money;
  readonly movements: readonly { readonly kind: DrawerMovementKind; readonly count: number; readonly amount: Money }[];
  /** Of cash sales and refunds here, by rate: what was sold less what was taken back. */
  readonly taxes: readonly { readonly rateBp: number; readonly taxable: Money; readonly tax: Money }[];
  /** The same sales by category of the menu, with tax, before rounding; the last is what is of none. Pieces are whole. */
  readonly categories: readonly { readonly name: string; readonly pieces: number; readonly amount: Money }[];
  /** What rounding cash to whole rupees added. */
  readonly roundOff: Money;
  /** Sold at this till by other means while the drawer was open; none at a desk. */
  readonly otherTenders: readonly { readonly tender: 'UPI'; readonly count: number; readonly amount: Money }[];
}
