import { EmptyState } from '@college-kiosk/ui';
import { useNavigate } from '@tanstack/react-router';
import { useSay } from '../../i18n/i18n.ts';
import { blocks, issueOf, lineKey } from '../../shell/cart.ts';
import { useKeepAwake } from '../../shell/frame/busy.ts';
import { Screen, StartOver } from '../../shell/frame/Screen.tsx';
import { useMenu } from '../../shell/menu/live-menu.tsx';
import { usePlace } from '../../shell/place.ts';
import { changeSession, type Tender, useSession, wipeSession } from '../../shell/session.ts';
import { CartLineRow } from './CartLineRow.tsx';
import { PriceQuestion } from './PriceQuestion.tsx';
import { Refusal } from './Refusal.tsx';
import { Sending } from './Sending.tsx';
import { Totals } from './Totals.tsx';
import { usePlaceOrder } from './use-place-order.ts';
import { toInput, useQuote } from './use-quote.ts';
import './cart.css';

export function CartPage() {
  const say = useSay();
  const navigate = useNavigate();
  const { outlet } = usePlace();
  const { cart } = useSession();
  const { dishes, position } = useMenu();
  const current = useQuote(outlet.id, cart, position);
  const placing = usePlaceOrder(({ orderId, tender }) => {
    changeSession({ cart: [], orderId: null });
    const to = tender === 'UPI' ? '/pay/$orderId' : '/order/$orderId';
    void navigate({ to, params: { orderId }, replace: true });
  });
  useKeepAwake(placing.sending !== null);

  const issues = new Map(cart.map((line) => [lineKey(line), issueOf(line, dishes.get(line.itemId), cart)]));
  const blocked = [...issues.values()].some(blocks);
  const { quote } = current;
  const place = (tender: Tender) => {
    if (!quote) return;
    const input = { outletId: outlet.id, lines: toInput(cart), quote: quote.signed };
    placing.place({ input, tender, shownTotal: quote.total });
  };
  const startOver = () => {
    wipeSession();
    void navigate({ to: '/' });
  };

  return (
    <Screen
      title={say('cart.title')}
      showTitle
      className="k-cart"
      onBack={() => void navigate({ to: '/menu' })}
      leave={<StartOver onPress={startOver} />}
      foot={
        cart.length === 0 ? null : (
          <div className="k-pay-acts">
            <button
              type="button"
              className="k-button"
              disabled={blocked || !quote || current.asking}
              onClick={() => place('COUNTER')}
            >
              {say('cart.payCounter')}
            </button>
            <button
              type="button"
              className="k-button k-primary"
              disabled={blocked || !quote || current.asking}
              onClick={() => place('UPI')}
            >
              {say('cart.payUpi')}
            </button>
          </div>
        )
      }
    >
      {cart.length === 0 && !placing.sending ? (
        <EmptyState
          kind="first-use"
          title={say('cart.empty')}
          action={{ label: say('menu.backToMenu'), onClick: () => void navigate({ to: '/menu' }) }}
        />
      ) : (
        <div className="k-cart-body">
          <div>
            <ul className="k-lines">
              {cart.map((line) => (
                <CartLineRow
                  key={lineKey(line)}
                  line={line}
                  dish={dishes.get(line.itemId)}
                  issue={issues.get(lineKey(line)) ?? null}
                />
              ))}
            </ul>
            <button type="button" className="k-button k-more" onClick={() => void navigate({ to: '/menu' })}>
              {say('cart.addMore')}
            </button>
          </div>
          <div className="k-cart-side">
            <Refusal quoteRefusal={blocked ? null : current.refusal} refused={placing.refused} />
            <Totals current={current} blocked={blocked} />
          </div>
        </div>
      )}
      {placing.sending ? <Sending failures={placing.sending.failures} onGiveUp={placing.giveUp} /> : null}
      {placing.moved ? (
        <PriceQuestion
          was={placing.moved.body.shownTotal}
          quote={placing.moved.quote}
          cart={cart}
          onNo={() => {
            placing.dismiss();
            current.ask();
          }}
          onYes={({ body, quote: next }) =>
            placing.place({ ...body, input: { ...body.input, quote: next.signed }, shownTotal: next.total })
          }
          moved={placing.moved}
        />
      ) : null}
    </Screen>
  );
}
