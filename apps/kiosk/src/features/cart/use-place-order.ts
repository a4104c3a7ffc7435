import { CombinedGraphQLErrors } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import { newId } from '@college-kiosk/client';
import { useEffect, useRef, useState } from 'react';
import type { CartQuoteFragment } from '../../gql/graphql.ts';
import { readFragment } from '../../gql/index.ts';
import { NotPlaced, sendUntilAnswered } from '../../shell/order-flow.ts';
import { changeSession, getSession, type OrderBody, type Placed, pendingOrder } from '../../shell/session.ts';
import { CartQuote, PlaceOrder } from './documents.ts';
import type { PlaceRefusal } from './refusals.ts';

type Refused = { kind: 'refused'; refusal: PlaceRefusal } | { kind: 'failed'; message: string };

/** Codes that a second try will not mend. All others, and silence, mean that nobody knows: the same order goes again. */
const final = new Set(['INVALID', 'NOT_FOUND', 'FORBIDDEN', 'CONFLICT', 'UNAUTHENTICATED']);

export type Placing = {
  /** Since when it has been on its way; null when nothing is. */
  sending: { failures: number } | null;
  refused: Refused | null;
  /** The price moved between the quote and the order: ask the person. */
  moved: { body: OrderBody; quote: CartQuoteFragment } | null;
  place: (body: OrderBody) => void;
  dismiss: () => void;
  giveUp: () => void;
};

/** Places the order once, whatever happens to the line, the page or the person's finger. */
export function usePlaceOrder(onPlaced: (placed: Placed) => void): Placing {
  const [mutate] = useMutation(PlaceOrder);
  const [sending, setSending] = useState<Placing['sending']>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [moved, setMoved] = useState<Placing['moved']>(null);
  // A ref and not the state: a second tap may come before the first has been drawn.
  const busy = useRef(false);
  const wanted = useRef(true);

  const deliver = async (id: string, body: OrderBody): Promise<Placed> => {
    const answer = await mutate({ variables: { input: { ...body.input, id } } }).then(
      ({ data }) => data?.placeOrder,
      (error: unknown) => {
        const reason = finalReason(error);
        throw reason ? new NotPlaced<Refused>(reason) : error;
      },
    );
    if (!answer) throw new Error('no answer');
    if (answer.__typename !== 'Order') throw new NotPlaced<Refused>({ kind: 'refused', refusal: answer });
    return { orderId: answer.id, tender: body.tender };
  };

  const send = async (body: OrderBody | null) => {
    if (busy.current) return;
    busy.current = true;
    wanted.current = true;
    setRefused(null);
    setMoved(null);
    setSending({ failures: 0 });
    const id = getSession().orderId ?? newId();
    if (body) changeSession({ orderId: id });
    try {
      const placed = await sendUntilAnswered(body && { id, body }, {
        durable: pendingOrder,
        deliver,
        wanted: () => wanted.current,
        onTrouble: (failures) => setSending({ failures }),
      });
      if (placed && wanted.current) onPlaced(placed);
    } catch (error) {
      if (!(error instanceof NotPlaced)) setRefused({ kind: 'failed', message: '' });
      else settle(error.reason as Refused, body);
    } finally {
      busy.current = false;
      setSending(null);
    }
  };

  const settle = (reason: Refused, body: OrderBody | null) => {
    // A conflict means that the id is taken by another order of this device: a new one is needed.
    if (reason.kind === 'failed') changeSession({ orderId: null });
    if (reason.kind === 'refused' && reason.refusal.__typename === 'QuoteStale' && body) {
      setMoved({ body, quote: readFragment(CartQuote, reason.refusal.quote) });
    } else setRefused(reason);
  };

  // What a reload interrupted goes on by itself.
  const sendNow = useRef(send);
  sendNow.current = send;
  useEffect(() => {
    if (pendingOrder.load()?.state === 'pending') void sendNow.current(null);
    return () => {
      wanted.current = false;
    };
  }, []);

  return {
    sending,
    refused,
    moved,
    place: (body) => void send(body),
    dismiss: () => {
      setMoved(null);
      setRefused(null);
    },
    giveUp: () => {
      wanted.current = false;
      pendingOrder.clear();
      changeSession({ orderId: null });
    },
  };
}

function finalReason(error: unknown): Refused | null {
  if (!CombinedGraphQLErrors.is(error)) return null;
  const found = error.errors.find(({ extensions }) => final.has(String(extensions?.code)));
  return found ? { kind: 'failed', message: String(found.extensions?.requestId ?? '') } : null;
}
