import type { Tone } from '@college-kiosk/ui';
import type { GoodsReturnState } from '../../../gql/graphql.ts';

/** What people call the states of goods that go back. */
export const returnWords: Record<GoodsReturnState, { tone: Tone; label: string }> = {
  WAITING: { tone: 'soon', label: 'Waits for approval' },
  SENT: { tone: 'good', label: 'Sent back' },
  REJECTED: { tone: 'bad', label: 'Rejected, back in stock' },
  WITHDRAWN: { tone: 'quiet', label: 'Withdrawn' },
};
