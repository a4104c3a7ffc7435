import type { PlaceOrderMutation, QuoteOrderMutation } from '../../gql/graphql.ts';
import type { Say } from '../../i18n/i18n.ts';
import { clock } from '../../shell/menu/dish.ts';

export type QuoteRefusal = Exclude<QuoteOrderMutation['quoteOrder'], { __typename: 'Quote' }>;
export type PlaceRefusal = Exclude<PlaceOrderMutation['placeOrder'], { __typename: 'Order' }>;

type Named = { readonly itemId: string; readonly name: string };

/**
 * What a refusal means to the person, in a sentence that says what to do. The price has its own question, so QuoteStale
 * says nothing here. A refusal names dishes in English; `nameOf` knows them as the menu shows them.
 */
export function sayRefusal(
  refusal: QuoteRefusal | PlaceRefusal,
  say: Say,
  nameOf: (dish: Named) => string,
): string | null {
  switch (refusal.__typename) {
    case 'OutletClosed':
      return say('refusal.closed', { from: clock(refusal.opensAt), to: clock(refusal.closesAt) });
    case 'ItemsUnavailable':
      return say('refusal.unavailable', { dishes: refusal.items.map(nameOf).join(', ') });
    case 'OutOfStock':
      return say('refusal.outOfStock', {
        dishes: refusal.items.map((dish) => `${nameOf(dish)} (${dish.portionsLeft})`).join(', '),
      });
    case 'ModifiersInvalid':
      return say('refusal.modifiers');
    case 'WrongTender':
      return say('refusal.tender');
    case 'QuoteStale':
    // A kiosk takes no cash, and asks for no buyer.
    case 'DrawerNotOpen':
    case 'BuyerGstinInvalid':
      return null;
    default: {
      const unknown: never = refusal;
      throw new Error(`unknown refusal ${JSON.stringify(unknown)}`);
    }
  }
}
