import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import type { TillQuoteFragment as Quote, QuoteOrderMutation } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { useToast } from '../../shell/toast.tsx';
import { quoteLines, type TillLine } from './till-cart.ts';

const TillQuoteFragment = graphql(`
  fragment TillQuote on Quote { __typename signed expiresAt total tax }
`);
const QuoteOrderDocument = graphql(`
  mutation QuoteOrder($input: QuoteOrderInput!) {
    quoteOrder(input: $input) {
      __typename
      ... on Quote { ...TillQuote }
      ... on OutletClosed { code message opensAt closesAt }
      ... on ItemsUnavailable { code message items { __typename itemId name reason } }
      ... on ModifiersInvalid { code message itemId groupId }
      ... on OutOfStock { code message items { __typename itemId variantId name portionsLeft } }
    }
  }
`);

export type TillQuote = Quote;
type Refusal = Exclude<QuoteOrderMutation['quoteOrder'], { __typename: 'Quote' }>;

const waitMs = 250;

/** The server's price for the cart, asked again whenever it changes or the price runs out. */
export function useQuote(outletId: string, cart: readonly TillLine[]) {
  const apollo = useApolloClient();
  const toast = useToast();
  const [quote, setQuote] = useState<Quote | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [pending, setPending] = useState(false);
  const lines = JSON.stringify(quoteLines(cart));
  const expiresAt = quote?.expiresAt;
  const [round, setRound] = useState(0);

  useEffect(() => {
    if (!expiresAt) return;
    const left = Date.parse(expiresAt) - Date.now() - 15_000;
    const timer = setTimeout(() => setRound((before) => before + 1), Math.max(5_000, left));
    return () => clearTimeout(timer);
  }, [expiresAt]);

  useEffect(() => {
    let wanted = true;
    setRefusal(null);
    if (lines === '[]') {
      setQuote(null);
      return;
    }
    setPending(true);
    const timer = setTimeout(async () => {
      try {
        const input = { outletId, lines: JSON.parse(lines) };
        const { data } = await apollo.mutate({ mutation: QuoteOrderDocument, variables: { input } });
        const answer = data?.quoteOrder;
        if (!wanted || !answer) return;
        if (answer.__typename === 'Quote') setQuote(readFragment(TillQuoteFragment, answer));
        else {
          setQuote(null);
          setRefusal(answer);
        }
      } catch (error) {
        if (wanted) toast.failed(error);
      } finally {
        if (wanted) setPending(false);
      }
    }, waitMs);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [apollo, outletId, lines, round, toast]);

  const accept = (fresh: FragmentType<typeof TillQuoteFragment>) => setQuote(readFragment(TillQuoteFragment, fresh));
  return { quote, refusal, pending, accept };
}
