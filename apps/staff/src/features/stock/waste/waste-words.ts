import type { Tone } from '@college-kiosk/ui';
import type { WasteChoicesQuery, WasteEntriesQuery, WasteReason, WasteState } from '../../../gql/graphql.ts';

/** What the pages ask for: something that may be wasted, and something that was. */
export type Choice = WasteChoicesQuery['wasteChoices'][number];
export type Entry = WasteEntriesQuery['wasteEntries']['edges'][number]['node'];

/** What people call the reasons, in the order in which they are offered: what happens most comes first. */
export const reasonWords: Record<WasteReason, string> = {
  EXPIRED: 'Expired',
  SPOILED: 'Spoiled',
  DROPPED: 'Dropped or broken',
  OVERPRODUCTION: 'Cooked too much',
  PREP_TRIM: 'Trimmings',
  COOK_ERROR: 'Burnt or cooked wrong',
  CUSTOMER_RETURN: 'Returned by a guest',
  STAFF_MEAL: 'Staff meal',
  SAMPLE: 'Tasting',
  POWER_FAILURE: 'Power failure',
  PEST: 'Pests',
  ORDER_CANCELLED: 'Order cancelled',
  NO_SHOW: 'Not collected',
  THEFT_SUSPECTED: 'Theft suspected',
};

/** Reasons that people choose; what becomes of orders is written down with them. */
export const reasons = (Object.keys(reasonWords) as WasteReason[]).filter(
  (reason) => reason !== 'ORDER_CANCELLED' && reason !== 'NO_SHOW',
);

/** By number, from 1. */
export const weekdays = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** What people call the states of a waste entry. */
export const wasteWords: Record<WasteState, { tone: Tone; label: string }> = {
  WAITING: { tone: 'soon', label: 'Waits for approval' },
  WASTED: { tone: 'quiet', label: 'Written off' },
  REJECTED: { tone: 'bad', label: 'Rejected, back in stock' },
  TAKEN_BACK: { tone: 'quiet', label: 'Taken back' },
};
