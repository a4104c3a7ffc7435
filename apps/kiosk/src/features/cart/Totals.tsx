import { MoneyText } from '@college-kiosk/ui';
import { useSay } from '../../i18n/i18n.ts';
import { totalOf } from '../../shell/cart.ts';
import { useMenu } from '../../shell/menu/live-menu.tsx';
import { usePlace } from '../../shell/place.ts';
import { useSession } from '../../shell/session.ts';
import type { CurrentQuote } from './use-quote.ts';

/** What it comes to by the server's word; while that is being asked, by the menu's. */
export function Totals({ current, blocked }: { current: CurrentQuote; blocked: boolean }) {
  const say = useSay();
  const { organisation } = usePlace();
  const { cart } = useSession();
  const { dishes } = useMenu();
  const { quote, asking, failed } = current;
  const tax = quote ? <MoneyText value={quote.tax} paise /> : '…';
  return (
    <section className="k-totals" aria-live="polite" aria-busy={asking}>
      <p className="k-total">
        <span>{say('cart.total')}</span>
        <MoneyText value={quote && !blocked ? quote.total : totalOf(cart, dishes)} />
      </p>
      <p className="k-tax">
        <span>{say(organisation.pricesIncludeTax ? 'cart.taxIncluded' : 'cart.taxAdded')}</span> {tax}
      </p>
      {failed ? <p role="alert">{say('cart.noQuote')}</p> : null}
      {blocked ? <p role="alert">{say('cart.blocked')}</p> : null}
    </section>
  );
}
