import { formatDay, formatTime } from '@college-kiosk/ui';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { Figure } from '../../shell/Figure.tsx';

const OrderSaleFragment = graphql(`
  fragment OrderSale on Order {
    __typename
    taxable
    tax
    roundOff
    total
    lines { __typename position name variantName quantity unitPrice gross taxable rateBp cgst sgst igst }
    payments {
      __typename
      id
      tender
      amount
      state
      createdAt
      capturedAt
      refunds { __typename id amount state reason createdAt }
    }
  }
`);

type Props = { order: FragmentType<typeof OrderSaleFragment>; zone: string };

/** What was sold, with its taxes, and how it was paid. */
export function OrderSale({ order: masked, zone }: Props) {
  const order = readFragment(OrderSaleFragment, masked);
  return (
    <>
      <section>
        <h2>Sale</h2>
        <table className="fn-table fn-sale">
          <thead>
            <tr>
              <th scope="col">Dish</th>
              <th scope="col">Quantity</th>
              <th scope="col">Before tax</th>
              <th scope="col">Rate</th>
              <th scope="col">Tax</th>
              <th scope="col">Amount</th>
            </tr>
          </thead>
          <tbody>
            {order.lines.map((line) => (
              <tr key={line.position}>
                <td>
                  {line.name}
                  {/^(regular|standard|)$/i.test(line.variantName) ? '' : `, ${line.variantName}`}
                </td>
                <td>{line.quantity}</td>
                <td>
                  <Figure value={line.taxable} />
                </td>
                <td>{line.rateBp / 100} %</td>
                <td>
                  <Figure value={line.cgst + line.sgst + line.igst} />
                </td>
                <td>
                  <Figure value={line.gross} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            {order.roundOff === 0 ? null : (
              <tr>
                <th scope="row" colSpan={2}>
                  Rounding in cash
                </th>
                <td />
                <td />
                <td />
                <td>
                  <Figure value={order.roundOff} />
                </td>
              </tr>
            )}
            <tr>
              <th scope="row" colSpan={2}>
                Total
              </th>
              <td>
                <Figure value={order.taxable} />
              </td>
              <td />
              <td>
                <Figure value={order.tax} />
              </td>
              <td>
                <Figure value={order.total} />
              </td>
            </tr>
          </tfoot>
        </table>
      </section>
      <section>
        <h2>Payments</h2>
        {order.payments.length === 0 ? <p className="fn-soft">Nothing was paid.</p> : null}
        <ul className="fn-list">
          {order.payments.map(({ id, tender, amount, state, capturedAt, createdAt, refunds }) => (
            <li key={id}>
              <span>
                {tender === 'CASH' ? 'Cash' : 'UPI'}, {state.toLowerCase().replaceAll('_', ' ')}
                <small>
                  {formatDay(capturedAt ?? createdAt, zone)}, {formatTime(capturedAt ?? createdAt, zone)}
                </small>
                {refunds.map((refund) => (
                  <small key={refund.id}>
                    Refund: {refund.reason}, {refund.state.toLowerCase()}
                  </small>
                ))}
              </span>
              <Figure value={amount} />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
