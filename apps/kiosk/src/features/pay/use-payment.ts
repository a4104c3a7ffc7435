import { CombinedGraphQLErrors } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import { newId, useLiveStream } from '@college-kiosk/client';
import { useEffect, useRef, useState } from 'react';
import type { OnePaymentFragment } from '../../gql/graphql.ts';
import { readFragment } from '../../gql/index.ts';
import { NotPlaced, sendUntilAnswered } from '../../shell/order-flow.ts';
import { usePlace } from '../../shell/place.ts';
import { pendingPayment } from '../../shell/session.ts';
import { OnePayment, useLiveOrder } from '../../shell/use-live-order.ts';
import { PaymentChanged, StartPayment } from './documents.ts';
import { type PayStage, payStage, type StartRefusal } from './pay-stage.ts';

type Live = ReturnType<typeof useLiveOrder>;
export type Paying = Live & { stage: PayStage | null; slow: boolean; tryAgain: () => void };

/** Begins one payment for the order and follows it. Its id is kept like the order's: a reload shows the same QR. */
export function usePayment(orderId: string): Paying {
  const { outlet } = usePlace();
  const live = useLiveOrder(orderId);
  const [mutate] = useMutation(StartPayment);
  const [begun, setBegun] = useState<OnePaymentFragment | null>(null);
  const [refusal, setRefusal] = useState<StartRefusal | null>(null);
  const [slow, setSlow] = useState(false);
  const busy = useRef(false);
  const wanted = useRef(true);

  useLiveStream(PaymentChanged, {
    variables: { outletId: outlet.id, orderId },
    from: live.since,
    select: (message) => message.paymentChanged,
    onNext: ({ paymentChanged }) => {
      const payment = readFragment(OnePayment, paymentChanged.payment);
      setBegun((before) => (before?.id === payment.id ? payment : before));
      live.refetch();
    },
    onGap: live.refetch,
  });

  const deliver = async (id: string) => {
    const { data } = await mutate({ variables: { input: { id, orderId } } }).catch((error: unknown) => {
      const known =
        CombinedGraphQLErrors.is(error) &&
        error.errors.some(
          ({ extensions }) => extensions?.code !== 'UNAVAILABLE' && extensions?.code !== 'RATE_LIMITED',
        );
      throw known ? new NotPlaced<StartRefusal>(unavailable) : error;
    });
    const answer = data?.startPayment;
    if (!answer) throw new Error('no answer');
    if (answer.__typename !== 'Payment') throw new NotPlaced<StartRefusal>(answer);
    setBegun(readFragment(OnePayment, answer));
    return { paymentId: answer.id };
  };

  const start = async (fresh: boolean) => {
    if (busy.current) return;
    busy.current = true;
    setRefusal(null);
    setSlow(false);
    const kept = fresh ? null : pendingPayment.load();
    if (fresh || kept?.body.orderId !== orderId) pendingPayment.clear();
    if (fresh) setBegun(null);
    const id = kept?.body.orderId === orderId ? kept.id : newId();
    try {
      await sendUntilAnswered(
        { id, body: { orderId } },
        { durable: pendingPayment, deliver, wanted: () => wanted.current, onTrouble: () => setSlow(true) },
      );
    } catch (error) {
      if (wanted.current) setRefusal(error instanceof NotPlaced ? (error.reason as StartRefusal) : unavailable);
    } finally {
      busy.current = false;
    }
  };

  // The newest payment of the order is the one on the screen: the one begun here, as the order tells it by now.
  const told = live.payments.find(({ id }) => id === begun?.id);
  const payment = told ?? begun;
  const stage = live.order ? payStage(live.order, payment, refusal) : null;

  const startNow = useRef(start);
  startNow.current = start;
  const payable = live.order ? payStage(live.order, null, null).kind === 'starting' : false;
  useEffect(() => {
    wanted.current = true;
    if (payable) void startNow.current(false);
    return () => {
      wanted.current = false;
    };
  }, [payable]);

  return { ...live, stage, slow, tryAgain: () => void start(true) };
}

const unavailable: StartRefusal = { __typename: 'ProviderUnavailable', message: '' };
