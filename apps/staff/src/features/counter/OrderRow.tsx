import { formatAge, MoneyText, StatusPill } from '@college-kiosk/ui';
import type { CounterOrderFragment } from '../../gql/graphql.ts';
import { OrderStatePill } from '../../shell/order-words.tsx';

type Props = { order: CounterOrderFragment; chosen: boolean; late: boolean; now: number; onChoose: () => void };

export function OrderRow({ order, chosen, late, now, onChoose }: Props) {
  const since = order.readyAt ?? order.placedAt;
  return (
    <li>
      <button type="button" className="ct-row" aria-pressed={chosen} onClick={onChoose}>
        <span className="ct-token">{order.token}</span>
        <span className="ct-what">
          {order.lines.map(({ quantity, name }) => (quantity > 1 ? `${quantity} × ${name}` : name)).join(', ')}
        </span>
        <span className="ct-state">
          {late ? <StatusPill tone="soon">Waits long</StatusPill> : <OrderStatePill state={order.state} />}
          <small className="ck-figures">{formatAge((now - Date.parse(since)) / 1000)}</small>
        </span>
        <span className="ct-total">
          <MoneyText value={order.total} />
        </span>
      </button>
    </li>
  );
}
