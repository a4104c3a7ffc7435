import { refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import { query } from '../../platform/command/query.ts';
import { shortagesOf } from '../inventory/index.ts';
import { orderingKeys } from './keys.ts';
import { cartLines, isPriced, priced, stockLines } from './priced.ts';
import { sellingFacts } from './selling-facts.ts';
import { signQuote } from './signed-quote.ts';

/** Prices a cart and signs what is shown, or says what cannot be had. It changes nothing and holds no stock: placing does. */
export const quoteOrder = query({
  name: 'ordering.quoteOrder',
  permission: 'order:place',
  input: z.object({ outletId: z.uuid(), lines: cartLines }),
  async handle({ db, now, within, use }, { outletId, lines }) {
    const facts = await sellingFacts(db, outletId);
    within(outletId);
    const quoted = await priced(db, facts, lines, now);
    if (!isPriced(quoted)) return quoted;
    const short = await shortagesOf(db, { outletId, lines: stockLines(quoted), at: now });
    if (short.length > 0) {
      return refuse('OUT_OF_STOCK', 'There is not enough left of something in the cart.', { items: short });
    }
    return { ...quoted, outletId, ...signQuote(use(orderingKeys).quote, { outletId, quoted }, now) };
  },
});
