import type { Tone } from '@college-kiosk/ui';
import type { StockTransferQuery, StockTransferState } from '../../gql/graphql.ts';

/** A transfer as its sheet shows it. */
export type ShownTransfer = NonNullable<StockTransferQuery['stockTransfer']>;

/** What people call the states of a transfer. */
export const transferWords: Record<StockTransferState, { tone: Tone; label: string }> = {
  REQUESTED: { tone: 'soon', label: 'Waits for approval' },
  APPROVED: { tone: 'info', label: 'To be sent' },
  REJECTED: { tone: 'bad', label: 'Rejected' },
  DISPATCHED: { tone: 'soon', label: 'On its way' },
  RECEIVED: { tone: 'good', label: 'Received' },
  CANCELLED: { tone: 'quiet', label: 'Taken back' },
};
