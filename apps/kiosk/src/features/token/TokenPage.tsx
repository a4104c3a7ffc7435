import { ErrorState, LoadingShape, MoneyText, TokenBadge, tokenFace } from '@college-kiosk/ui';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useSay } from '../../i18n/i18n.ts';
import { sayFace } from '../../i18n/token-words.ts';
import { announce } from '../../shell/frame/announce.tsx';
import { Screen } from '../../shell/frame/Screen.tsx';
import { useMenu } from '../../shell/menu/live-menu.tsx';
import { moneyFate } from '../../shell/money-fate.ts';
import { useSession, wipeSession } from '../../shell/session.ts';
import { useLiveOrder } from '../../shell/use-live-order.ts';
import { NextSteps } from './NextSteps.tsx';
import { isOver, stepOf } from './order-step.ts';
import { PickupCode } from './PickupCode.tsx';
import { saidLine } from './said-line.ts';
import './token.css';

export function TokenPage() {
  const say = useSay();
  const navigate = useNavigate();
  const { orderId } = useParams({ from: '/order/$orderId' });
  const { dishes } = useMenu();
  const { language } = useSession();
  const { order, payments, missing, error, refetch } = useLiveOrder(orderId);
  const step = order ? stepOf(order) : null;
  const token = order?.token ?? '';
  useEffect(() => {
    if (step) announce(`${say('token.number', { token })}. ${say(`token.${step}.title`)}`);
  }, [step, token, say]);
  const finish = () => {
    wipeSession();
    void navigate({ to: '/' });
  };
  const over = step !== null && isOver(step);
  return (
    <Screen
      title={say('token.title')}
      className="k-token-page"
      foot={
        <div className="k-foot-acts">
          <button type="button" className="k-button k-primary" onClick={finish}>
            {say('token.done')}
          </button>
        </div>
      }
    >
      {error ? (
        <ErrorState message={say('error.away')} onRetry={refetch} retryLabel={say('retry')} />
      ) : missing ? (
        <ErrorState message={say('token.unknown')} />
      ) : !order || !step ? (
        <LoadingShape shape="cards" count={1} label={say('loading')} />
      ) : (
        <div className="k-token-body">
          <section className="k-token-hero" data-over={over || undefined}>
            <p>{say('token.yours')}</p>
            <TokenBadge token={order.token} size="screen" words={sayFace(tokenFace(order.token), language)} />
            <h2>{say(`token.${step}.title`)}</h2>
          </section>
          <NextSteps order={order} step={step} money={moneyFate(order, payments)} />
          {order.pickupCode && !over && step !== 'collected' ? <PickupCode code={order.pickupCode} /> : null}
          <section className="k-token-lines" aria-label={say('token.summary')}>
            <ul>
              {order.lines.map((line) => {
                const { name, notes } = saidLine(line, dishes.get(line.itemId));
                return (
                  <li key={line.position}>
                    <span>
                      {line.quantity} × {name}
                      {notes ? <small>{notes}</small> : null}
                    </span>
                    <MoneyText value={line.gross} />
                  </li>
                );
              })}
            </ul>
            <p>
              <span>{say('cart.total')}</span>
              <MoneyText value={order.total} />
            </p>
          </section>
        </div>
      )}
    </Screen>
  );
}
