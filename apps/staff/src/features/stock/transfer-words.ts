import type { Tone } from '@college-kiosk/ui';
import type { RejectedFate, StockTransferQuery, StockTransferState } from '../../gql/graphql.ts';

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

/** What may become of goods that came, as one chooses it. */
export const fateChoices: Record<RejectedFate, string> = {
  ACCEPTED: 'It is taken in',
  WASTED: 'It is thrown away',
  SENT_BACK: 'It goes back to where it came from',
  SET_ASIDE: 'It is set aside until somebody decides',
};

/** What became of what was not taken in. */
export const fateWords: Record<RejectedFate, string> = {
  ACCEPTED: 'Accepted after all',
  WASTED: 'Thrown away',
  SENT_BACK: 'Sent back',
  SET_ASIDE: 'Set aside',
};

/** Whether goods lie there until somebody decides on them. */
export const isUndecided = ({ fate, remaining }: { fate: RejectedFate; remaining: number }) =>
  fate === 'SET_ASIDE' && remaining > 0;
