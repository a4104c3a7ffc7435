import { MoneyText, Notice } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { IconArrowLeft, IconCash, IconReceipt } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { channelWords, OrderStatePill, PaymentPill } from '../../shell/order-words.tsx';
import { useSigned } from '../../shell/viewer.tsx';
import { CancelOrder } from './CancelOrder.tsx';
import { HandOver } from './HandOver.tsx';
import { NotCollected } from './NotCollected.tsx';
import { usePickupRules } from './pickup-rules.ts';
import { TakeCash } from './TakeCash.tsx';

export const CounterOrderFragment = graphql(`
  fragment CounterOrder on Order {
    __typename
    id
    token
    state
    paymentStatus
    channel
    total
    roundOff
    placedAt
    readyAt
    version
    lines {
      __typename
      position
      stationCode
      name
      variantName
      quantity
      gross
      modifiers { __typename name }
    }
  }
`);

type Props = { order: FragmentType<typeof CounterOrderFragment>; onClose: () => void };

/** One order at the counter, with the one next act large: take the money, or hand it over. */
export function OrderDesk({ order: masked, onClose }: Props) {
  const order = readFragment(CounterOrderFragment, masked);
  const { may, outlet } = useSigned();
  const rules = usePickupRules(outlet.id);
  const [paying, setPaying] = useState(false);
  // What of it went back takes nothing from its having been paid.
  const paid = ['PAID', 'PARTIALLY_REFUNDED'].includes(order.paymentStatus);
  const unpaid = !paid && ['PLACED', 'AWAITING_PAYMENT', 'ACCEPTED', 'PREPARING', 'READY'].includes(order.state);
  const cooked = order.lines.some(({ stationCode }) => stationCode !== null);
  const begun = order.state === 'PREPARING' || (order.state === 'READY' && cooked);
  const about = { orderId: order.id, token: order.token, paid, onDone: onClose };
  return (
    <article className="ct-order" aria-label={`Order ${order.token}`}>
      <header>
        <Button
          className="ct-back"
          variant="subtle"
          color="steel"
          leftSection={<IconArrowLeft size={18} aria-hidden />}
          onClick={onClose}
        >
          All orders
        </Button>
        <h2>{order.token}</h2>
        <div className="ct-pills">
          <OrderStatePill state={order.state} />
          <PaymentPill status={order.paymentStatus} />
          <span className="ct-soft">{channelWords[order.channel]}</span>
        </div>
      </header>
      <ul className="ct-lines">
        {order.lines.map((line) => (
          <li key={line.position}>
            <span className="ck-figures">{line.quantity} ×</span>
            <span>
              {line.name}
              {/^(regular|standard|)$/i.test(line.variantName) ? '' : ` · ${line.variantName}`}
              {line.modifiers.length > 0 ? <small>{line.modifiers.map(({ name }) => name).join(', ')}</small> : null}
            </span>
            <MoneyText value={line.gross} />
          </li>
        ))}
        <li className="ct-sum">
          <span />
          <span>Total</span>
          <MoneyText value={order.total} />
        </li>
      </ul>
      {unpaid && may('order:take-cash') ? (
        <Button size="lg" fullWidth leftSection={<IconCash aria-hidden />} onClick={() => setPaying(true)}>
          Take cash
        </Button>
      ) : null}
      {order.state === 'READY' && !unpaid ? <HandOver orderId={order.id} token={order.token} onDone={onClose} /> : null}
      {['PAID', 'ACCEPTED', 'PREPARING'].includes(order.state) && !unpaid ? (
        <Notice tone="good">Paid and with the kitchen. It can be handed over as soon as it is ready.</Notice>
      ) : null}
      <footer>
        <Button
          variant="default"
          leftSection={<IconReceipt size={18} aria-hidden />}
          renderRoot={(props) => <Link to="/orders/$orderId" params={{ orderId: order.id }} {...props} />}
        >
          Whole order
        </Button>
        {order.state === 'READY' && may('order:no-show') ? (
          <NotCollected {...about} readyAt={order.readyAt} refunds={paid && rules?.refundsNoShows === true} />
        ) : null}
        {may('order:cancel') && (!begun || may('order:cancel-cooked')) ? (
          <CancelOrder {...about} begun={begun} refunds={paid && (!begun || rules?.refundsCooked === true)} />
        ) : null}
      </footer>
      {paying ? (
        <TakeCash orderId={order.id} token={order.token} total={order.total} onClose={() => setPaying(false)} />
      ) : null}
    </article>
  );
}
