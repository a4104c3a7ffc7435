import { never } from '@college-kiosk/client';
import { formatMoney } from '@college-kiosk/ui';
import type { ReactNode } from 'react';
import type { PlaceOrderMutation, QuoteOrderMutation } from '../../gql/graphql.ts';

type QuoteAnswer = QuoteOrderMutation['quoteOrder'];
type PlaceAnswer = PlaceOrderMutation['placeOrder'];
type QuoteRefusal = Exclude<QuoteAnswer, { __typename: 'Quote' }>;
type PlaceRefusal = Exclude<PlaceAnswer, { __typename: 'Order' } | { __typename: 'QuoteStale' }>;

const reasons = { SOLD_OUT: 'sold out', NOT_SERVED_NOW: 'not served now', NOT_ON_MENU: 'no longer on the menu' };

/** Why the cart cannot be sold as it is, and what to change. */
export function refusalText(answer: QuoteRefusal | PlaceRefusal): ReactNode {
  switch (answer.__typename) {
    case 'OutletClosed':
      return `${answer.message} It opens at ${clock(answer.opensAt)} and closes at ${clock(answer.closesAt)}.`;
    case 'ItemsUnavailable':
      return `Take out: ${answer.items.map(({ name, reason }) => `${name} (${reasons[reason]})`).join(', ')}.`;
    case 'OutOfStock':
      return `Not enough left: ${answer.items.map(({ name, portionsLeft }) => `${name} (${portionsLeft})`).join(', ')}.`;
    case 'ModifiersInvalid':
    case 'BuyerGstinInvalid':
    case 'DrawerNotOpen':
      return answer.message;
    case 'WrongTender':
      return `${answer.message} Due is ${formatMoney(answer.due)}.`;
    default:
      return never(answer);
  }
}

/** Minutes of the day as a clock shows them. */
export function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
