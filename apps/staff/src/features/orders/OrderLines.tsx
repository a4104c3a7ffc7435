import { MoneyText } from '@college-kiosk/ui';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';

const OrderLinesFragment = graphql(`
  fragment OrderLines on Order {
    __typename
    taxable
    tax
    total
    roundOff
    lines {
      __typename
      position
      name
      variantName
      quantity
      unitPrice
      gross
      rateBp
      stationCode
      modifiers { __typename optionId name priceDelta }
    }
  }
`);

export function OrderLines({ order: masked }: { order: FragmentType<typeof OrderLinesFragment> }) {
  const order = readFragment(OrderLinesFragment, masked);
  return (
    <section className="or-card">
      <h2>Dishes</h2>
      <table className="or-lines">
        <thead>
          <tr>
            <th scope="col">Dish</th>
            <th scope="col">Station</th>
            <th scope="col">Each</th>
            <th scope="col">Tax</th>
            <th scope="col">Amount</th>
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line) => (
            <tr key={line.position}>
              <td>
                <strong className="ck-figures">{line.quantity} ×</strong> {line.name}
                {/^(regular|standard|)$/i.test(line.variantName) ? '' : `, ${line.variantName}`}
                {line.modifiers.map((modifier) => (
                  <small key={modifier.optionId}>
                    {modifier.name} {modifier.priceDelta === 0 ? null : <MoneyText value={modifier.priceDelta} sign />}
                  </small>
                ))}
              </td>
              <td>{line.stationCode ?? '–'}</td>
              <td>
                <MoneyText value={line.unitPrice} paise />
              </td>
              <td className="ck-figures">{line.rateBp / 100} %</td>
              <td>
                <MoneyText value={line.gross} paise />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="or-sums">
        <Sum label="Before tax" value={order.taxable} />
        <Sum label="Tax" value={order.tax} />
        {order.roundOff === 0 ? null : <Sum label="Rounding in cash" value={order.roundOff} />}
        <Sum label="Total" value={order.total} strong />
      </dl>
    </section>
  );
}

function Sum({ label, value, strong = false }: { label: string; value: number; strong?: boolean }) {
  return (
    <div data-strong={strong || undefined}>
      <dt>{label}</dt>
      <dd>
        <MoneyText value={value} paise />
      </dd>
    </div>
  );
}
