import { formatMoney } from '@college-kiosk/ui';
import { useNavigate } from '@tanstack/react-router';
import { useSay } from '../../i18n/i18n.ts';
import { type CartLine, type LineIssue, lineKey, setQuantity } from '../../shell/cart.ts';
import { alternativeTo, clock, servedFrom } from '../../shell/menu/dish.ts';
import { type Dish, useMenu } from '../../shell/menu/live-menu.tsx';
import { changeCart } from '../../shell/session.ts';
import { useMinuteOfDay } from '../../shell/use-minute-of-day.ts';

type Props = { line: CartLine; dish: Dish | undefined; issue: LineIssue };

/** What happened to a line while it lay in the cart, and the one or two things that can be done about it. */
export function LineTrouble({ line, dish, issue }: Props) {
  const say = useSay();
  const navigate = useNavigate();
  const { categories } = useMenu();
  const sentence = useSentence(dish, issue);
  const key = lineKey(line);
  const other =
    dish && (issue.kind === 'soldOut' || issue.kind === 'notServed') ? alternativeTo(dish, categories) : null;
  const remove = () => changeCart((cart) => setQuantity(cart, key, 0));
  return (
    <div className="k-trouble" role="status" data-mild={issue.kind === 'price' || undefined}>
      <p>{sentence}</p>
      <div>
        {issue.kind === 'price' ? (
          <button
            type="button"
            className="k-button"
            onClick={() =>
              changeCart((cart) =>
                cart.map((each) => (lineKey(each) === key ? { ...each, seenPrice: issue.now } : each)),
              )
            }
          >
            {say('cart.priceOk')}
          </button>
        ) : null}
        {issue.kind === 'short' ? (
          <button
            type="button"
            className="k-button"
            onClick={() => changeCart((cart) => setQuantity(cart, key, Math.min(line.quantity, issue.left)))}
          >
            {say('cart.takeLeft', { count: Math.min(line.quantity, issue.left) })}
          </button>
        ) : null}
        {other ? (
          <button
            type="button"
            className="k-button"
            onClick={() => {
              remove();
              void navigate({ to: '/menu', search: { dish: other.id } });
            }}
          >
            {say('menu.tryInstead', { dish: other.name })}
          </button>
        ) : null}
        {issue.kind === 'price' ? null : (
          <button type="button" className="k-button" onClick={remove}>
            {say('remove')}
          </button>
        )}
      </div>
    </div>
  );
}

function useSentence(dish: Dish | undefined, issue: LineIssue): string {
  const say = useSay();
  const minute = useMinuteOfDay();
  switch (issue.kind) {
    case 'gone':
      return say('trouble.gone');
    case 'soldOut':
      return say('trouble.soldOut');
    case 'notServed': {
      const from = dish ? servedFrom(dish, minute) : null;
      return from === null ? say('trouble.notServed') : say('trouble.notServedUntil', { time: clock(from) });
    }
    case 'short':
      return say('trouble.short', { count: issue.left });
    case 'price':
      return say('trouble.price', { was: formatMoney(issue.was), now: formatMoney(issue.now) });
    default: {
      const unknown: never = issue;
      throw new Error(`unknown issue ${JSON.stringify(unknown)}`);
    }
  }
}
