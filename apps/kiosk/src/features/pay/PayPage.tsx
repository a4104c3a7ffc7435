import { useMutation } from '@apollo/client/react';
import { newId } from '@college-kiosk/client';
import { ConfirmButton, ErrorState, LoadingShape } from '@college-kiosk/ui';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useSay } from '../../i18n/i18n.ts';
import { announce } from '../../shell/frame/announce.tsx';
import { useKeepAwake } from '../../shell/frame/busy.ts';
import { Screen, StartOver } from '../../shell/frame/Screen.tsx';
import { wipeSession } from '../../shell/session.ts';
import { CancelOrder } from './documents.ts';
import { StageView } from './StageView.tsx';
import { usePayment } from './use-payment.ts';
import './pay.css';

export function PayPage() {
  const say = useSay();
  const navigate = useNavigate();
  const { orderId } = useParams({ from: '/pay/$orderId' });
  const paying = usePayment(orderId);
  const { order, stage } = paying;
  const kind = stage?.kind;
  const counterFirst = kind === 'noProvider' || kind === 'tooSmall';
  useKeepAwake(kind === 'starting' || kind === 'waiting');

  const toToken = () => void navigate({ to: '/order/$orderId', params: { orderId }, replace: true });
  useEffect(() => {
    if (kind === 'paid') void navigate({ to: '/order/$orderId', params: { orderId }, replace: true });
    else if (kind && kind !== 'starting') announce(say(`pay.${kind}.title`));
  }, [kind, navigate, orderId, say]);
  const leave = () => {
    wipeSession();
    void navigate({ to: '/' });
  };

  const open = kind !== undefined && kind !== 'paid' && kind !== 'over';
  return (
    <Screen
      title={say('pay.title')}
      className="k-pay"
      leave={open ? <Cancel orderId={orderId} onCancelled={leave} onPaid={toToken} /> : <StartOver onPress={leave} />}
      foot={
        kind === 'over' || paying.missing ? (
          <div className="k-foot-acts">
            <button type="button" className="k-button k-primary" onClick={leave}>
              {say('startOver')}
            </button>
          </div>
        ) : (
          <div className="k-foot-acts">
            <button type="button" className={counterFirst ? 'k-button k-primary' : 'k-button'} onClick={toToken}>
              {say(kind === 'waiting' ? 'pay.troubleCounter' : 'cart.payCounter')}
            </button>
            {kind === 'failed' || kind === 'expired' || kind === 'noProvider' ? (
              <button
                type="button"
                className={kind === 'noProvider' ? 'k-button' : 'k-button k-primary'}
                onClick={paying.tryAgain}
              >
                {say('pay.again')}
              </button>
            ) : null}
          </div>
        )
      }
    >
      {paying.missing ? (
        <ErrorState message={say('pay.over.title')} />
      ) : paying.error ? (
        <ErrorState message={say('error.away')} onRetry={paying.refetch} retryLabel={say('retry')} />
      ) : order && stage ? (
        <StageView
          order={order}
          payments={paying.payments}
          stage={stage}
          slow={paying.slow}
          onTimeUp={paying.refetch}
        />
      ) : (
        <LoadingShape shape="cards" count={1} label={say('loading')} />
      )}
    </Screen>
  );
}

type CancelProps = { orderId: string; onCancelled: () => void; onPaid: () => void };

/** Asks twice. Paid in the meantime: then the token is what they need, and no refund they did not ask for. */
function Cancel({ orderId, onCancelled, onPaid }: CancelProps) {
  const say = useSay();
  const [mutate, { loading }] = useMutation(CancelOrder);
  const [failed, setFailed] = useState(false);
  const cancel = async () => {
    try {
      const { data } = await mutate({
        variables: { input: { commandId: newId(), orderId, reason: 'Cancelled at the kiosk' } },
      });
      const answer = data?.cancelOrder;
      switch (answer?.__typename) {
        case 'Order':
          return onCancelled();
        case 'CannotCancelNow':
          return answer.state === 'EXPIRED' || answer.state === 'CANCELLED' ? onCancelled() : onPaid();
        // A kiosk has no limit, and no drawer: cash goes back at the counter.
        case 'RefundBeyondLimit':
        case 'DrawerNotOpen':
        case 'DrawerShort':
        case undefined:
          return setFailed(true);
        default: {
          const unknown: never = answer as never;
          throw new Error(`unknown answer ${JSON.stringify(unknown)}`);
        }
      }
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      {failed ? (
        <span className="k-pay-note" role="alert">
          {say('pay.cancelFailed')}
        </span>
      ) : null}
      <ConfirmButton h={64} loading={loading} confirm={say('pay.cancelSure')} onConfirm={() => void cancel()}>
        {say('pay.cancel')}
      </ConfirmButton>
    </>
  );
}
