import type { PlaceOrderMutation, QuoteOrderMutation } from '../../gql/graphql.ts';
import type { Say } from '../../i18n/i18n.ts';
import { clock } from '../../shell/menu/dish.ts';

export type QuoteRefusal = Exclude<QuoteOrderMutation['quoteOrder'], { __typename: 'Quote' }>;
export type PlaceRefusal = Exclude<PlaceOrderMutation['placeOrder'], { __typename: 'Order' }>;

/**
 * What a refusal means to the person, in a sentence that says what to do. The price has its own question, so QuoteStale
 * says nothing here.
 */
export function sayRefusal(refusal: QuoteRefusal | PlaceRefusal, say: Say): string | null {
  switch (refusal.__typename) {
    case 'OutletClosed':
      return say('refusal.closed', { from: clock(refusal.opensAt), to: clock(refusal.closesAt) });
    case 'ItemsUnavailable':
      return say('refusal.unavailable', { dishes: refusal.items.map(({ name }) => name).join(', ') });
    case 'OutOfStock':
      return say('refusal.outOfStock', {
        dishes: refusal.items.map(({ name, portionsLeft }) => `${name} (${portionsLeft})`).join(', '),
      });
    case 'ModifiersInvalid':
      return say('refusal.modifiers');
    case 'WrongTender':
      return say('refusal.tender');
    case 'QuoteStale':
      return null;
    default: {
      const unknown: never = refusal;
      throw new Error(`unknown refusal ${JSON.stringify(unknown)}`);
    }
  }
}
