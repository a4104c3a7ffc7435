import type { Tone } from '@college-kiosk/ui';
import type { StockCountClass, StockCountKind, StockCountQuery, StockCountState } from '../../../gql/graphql.ts';

/** A count as its page asks for it. */
export type ShownCount = NonNullable<StockCountQuery['stockCount']>;

/** What people call the states of a count. */
export const countWords: Record<StockCountState, { tone: Tone; label: string }> = {
  OPEN: { tone: 'info', label: 'To be counted' },
  COUNTING: { tone: 'info', label: 'Being counted' },
  RECOUNT: { tone: 'soon', label: 'Count once more' },
  REVIEW: { tone: 'soon', label: 'Waits for approval' },
  APPROVED: { tone: 'good', label: 'Approved' },
  REJECTED: { tone: 'bad', label: 'Rejected' },
  CANCELLED: { tone: 'quiet', label: 'Cancelled' },
};

export const classWords: Record<StockCountClass, string> = {
  A: 'Class A, every week',
  B: 'Class B, every month',
  C: 'Class C, every quarter',
};

/** What is counted, in a word or two. */
export function kindOf({ kind, countClass }: { kind: StockCountKind; countClass: StockCountClass | null }): string {
  if (kind === 'FULL') return 'Everything';
  return kind === 'SPOT' || !countClass ? 'Some items' : `Class ${countClass}`;
}

/** Whether somebody still counts. */
export function isOpen(state: StockCountState): boolean {
  return state === 'OPEN' || state === 'COUNTING' || state === 'RECOUNT';
}
