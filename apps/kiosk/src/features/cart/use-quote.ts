import { useMutation } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import type { CartQuoteFragment, QuoteLineInput } from '../../gql/graphql.ts';
import { readFragment } from '../../gql/index.ts';
import type { CartLine } from '../../shell/cart.ts';
import { CartQuote, QuoteOrder } from './documents.ts';
import type { QuoteRefusal } from './refusals.ts';

export type CurrentQuote = {
  quote: CartQuoteFragment | null;
  refusal: QuoteRefusal | null;
  asking: boolean;
  failed: boolean;
  ask: () => void;
};

export const toInput = (cart: readonly CartLine[]): QuoteLineInput[] =>
  cart.map(({ itemId, variantId, quantity, optionIds }) => ({ itemId, variantId, quantity, optionIds }));

const restMs = 250;
const earlyMs = 30_000;

/**
 * The server's price for this cart, asked again whenever the cart or the menu changes and before it runs out. The answer to
 * an older cart is never shown for a newer one.
 */
export function useQuote(outletId: string, cart: readonly CartLine[], menuPosition: number | null): CurrentQuote {
  const [mutate] = useMutation(QuoteOrder);
  const [round, setRound] = useState(0);
  const [state, setState] = useState<Omit<CurrentQuote, 'ask'>>({
    quote: null,
    refusal: null,
    asking: true,
    failed: false,
  });
  const lines = JSON.stringify(toInput(cart));
  const newest = useRef('');
  // A change of the menu and a new round ask again for the same lines.
  useEffect(() => {
    const wanted = `${lines} ${round} ${menuPosition}`;
    newest.current = wanted;
    if (lines === '[]') {
      setState({ quote: null, refusal: null, asking: false, failed: false });
      return;
    }
    setState((before) => ({ ...before, asking: true }));
    const ask = async () => {
      const { data } = await mutate({ variables: { input: { outletId, lines: JSON.parse(lines) } } });
      if (newest.current !== wanted || !data) return;
      const answer = data.quoteOrder;
      if (answer.__typename === 'Quote') {
        setState({ quote: readFragment(CartQuote, answer), refusal: null, asking: false, failed: false });
      } else setState({ quote: null, refusal: answer, asking: false, failed: false });
    };
    const timer = setTimeout(() => {
      ask().catch(() => {
        if (newest.current === wanted) setState({ quote: null, refusal: null, asking: false, failed: true });
      });
    }, restMs);
    return () => clearTimeout(timer);
  }, [mutate, outletId, lines, round, menuPosition]);

  const again = () => setRound((now) => now + 1);
  const { quote, failed } = state;
  useEffect(() => {
    if (!quote && !failed) return;
    const ms = quote ? Math.max(5_000, new Date(quote.expiresAt).getTime() - Date.now() - earlyMs) : 4_000;
    const timer = setTimeout(() => setRound((now) => now + 1), ms);
    return () => clearTimeout(timer);
  }, [quote, failed]);
  return { ...state, ask: again };
}
