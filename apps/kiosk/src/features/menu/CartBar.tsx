import { MoneyText } from '@college-kiosk/ui';
import { IconShoppingBag } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useSay } from '../../i18n/i18n.ts';
import { countOf, totalOf } from '../../shell/cart.ts';
import { useMenu } from '../../shell/menu/live-menu.tsx';
import { useSession } from '../../shell/session.ts';

/** Always in sight: how many, how much, and the way on. */
export function CartBar() {
  const say = useSay();
  const navigate = useNavigate();
  const { cart } = useSession();
  const { dishes } = useMenu();
  const count = countOf(cart);
  return (
    <div className="k-foot-acts k-cart-bar">
      <p aria-live="polite">
        <IconShoppingBag aria-hidden />
        {count === 0 ? (
          <span>{say('cart.none')}</span>
        ) : (
          <span>
            {say('cart.count', { count })} <MoneyText value={totalOf(cart, dishes)} />
          </span>
        )}
      </p>
      <button
        type="button"
        className="k-button k-primary"
        disabled={count === 0}
        onClick={() => void navigate({ to: '/cart' })}
      >
        {say('cart.view')}
      </button>
    </div>
  );
}
