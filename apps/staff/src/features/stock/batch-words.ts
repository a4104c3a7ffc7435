import type { Tone } from '@college-kiosk/ui';
import type { BatchStatus } from '../../gql/graphql.ts';

/** What people call the states of a batch. */
export const batchWords: Record<BatchStatus, { tone: Tone; label: string }> = {
  AVAILABLE: { tone: 'good', label: 'In use' },
  EXPIRED: { tone: 'bad', label: 'Expired' },
  DEPLETED: { tone: 'quiet', label: 'Used up' },
  QUARANTINE: { tone: 'soon', label: 'Held back' },
  BLOCKED: { tone: 'bad', label: 'Blocked' },
};
