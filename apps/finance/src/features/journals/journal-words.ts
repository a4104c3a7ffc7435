import type { Tone } from '@college-kiosk/ui';
import type { ManualJournalState } from '../../gql/graphql.ts';

export const stateWords: Readonly<Record<ManualJournalState, { label: string; tone: Tone }>> = {
  DRAFT: { label: 'Draft', tone: 'quiet' },
  SUBMITTED: { label: 'Waits for a second person', tone: 'soon' },
  RETURNED: { label: 'Returned', tone: 'bad' },
  REJECTED: { label: 'Rejected', tone: 'quiet' },
  POSTED: { label: 'In the books', tone: 'good' },
  WITHDRAWN: { label: 'Given up', tone: 'quiet' },
};

export const stepWords: Readonly<Record<string, string>> = {
  make: 'Written',
  reverse: 'Reversal asked for',
  edit: 'Changed',
  submit: 'Submitted',
  approve: 'Approved and posted',
  return: 'Returned',
  reject: 'Rejected',
  withdraw: 'Given up',
};

/** Which journals a list shows. */
export const shows = {
  waiting: { label: 'Waiting', states: ['SUBMITTED'] },
  open: { label: 'Drafts and returned', states: ['DRAFT', 'RETURNED'] },
  posted: { label: 'In the books', states: ['POSTED'] },
  all: { label: 'All', states: null },
} as const satisfies Record<string, { label: string; states: readonly ManualJournalState[] | null }>;
export type Show = keyof typeof shows;
