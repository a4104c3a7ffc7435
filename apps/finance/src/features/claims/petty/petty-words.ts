import type { Tone } from '@college-kiosk/ui';
import type { PettyCountKind, PettyVoucherState } from '../../../gql/graphql.ts';

export const voucherWords: Readonly<Record<PettyVoucherState, { label: string; tone: Tone }>> = {
  WAITING: { label: 'Waits for a yes', tone: 'soon' },
  PAID: { label: 'Paid', tone: 'good' },
  REJECTED: { label: 'Rejected', tone: 'quiet' },
  REVERSED: { label: 'Turned round', tone: 'bad' },
};

/** What goes with a count: as it is chosen, and as it is told. */
export const countWords: Readonly<Record<PettyCountKind, { choice: string; told: string }>> = {
  TOP_UP: { choice: 'Fill it up', told: 'Filled up' },
  COUNT: { choice: 'Only count', told: 'Counted' },
  EMPTY: { choice: 'Empty it, to hand it on', told: 'Emptied' },
  CLOSE: { choice: 'Empty and close it', told: 'Closed' },
};
