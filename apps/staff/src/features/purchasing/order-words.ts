import type { Tone } from '@college-kiosk/ui';
import type { PurchaseOrderState } from '../../gql/graphql.ts';

/** What a state is called, and how much it asks for. */
export const stateWords: Readonly<Record<PurchaseOrderState, { label: string; tone: Tone }>> = {
  DRAFT: { label: 'Draft', tone: 'quiet' },
  SUBMITTED: { label: 'Waits for approval', tone: 'soon' },
  APPROVED: { label: 'Approved', tone: 'good' },
  REJECTED: { label: 'Rejected', tone: 'bad' },
  RETURNED: { label: 'Returned', tone: 'soon' },
  SENT: { label: 'Sent', tone: 'info' },
  PARTIALLY_RECEIVED: { label: 'Received in part', tone: 'info' },
  RECEIVED: { label: 'Received', tone: 'good' },
  CLOSED: { label: 'Closed', tone: 'quiet' },
  CANCELLED: { label: 'Cancelled', tone: 'quiet' },
  SHORT_CLOSED: { label: 'Closed short', tone: 'quiet' },
};

/** The columns of the board, in the order an order goes through them. */
export const columns: readonly { title: string; states: readonly PurchaseOrderState[] }[] = [
  { title: 'Drafts', states: ['DRAFT', 'RETURNED'] },
  { title: 'To approve', states: ['SUBMITTED'] },
  { title: 'To send', states: ['APPROVED'] },
  { title: 'On the way', states: ['SENT', 'PARTIALLY_RECEIVED'] },
  { title: 'Received', states: ['RECEIVED'] },
];

export const endedStates: readonly PurchaseOrderState[] = ['CLOSED', 'SHORT_CLOSED', 'REJECTED', 'CANCELLED'];

/** What happened to an order, as its story tells it. */
export const stepWords: Readonly<Record<string, string>> = {
  make: 'Written',
  edit: 'Changed',
  reopen: 'Changed: costs more than was approved',
  submit: 'Submitted',
  approve: 'Approved',
  approveByRule: 'Approved: small enough to need nobody’s yes',
  reject: 'Rejected',
  return: 'Returned',
  send: 'Sent to the supplier',
  amend: 'Sent again, as an amendment',
  receivePart: 'Received in part',
  receiveAll: 'Received whole',
  receiveNothing: 'Delivery rejected',
  takeBack: 'Change that was never sent taken back, for goods came',
  close: 'Closed',
  closeShort: 'Closed short',
  cancel: 'Cancelled',
};
