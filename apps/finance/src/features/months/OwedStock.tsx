import { formatMoney, formatQuantity, type QuantityUnit } from '@college-kiosk/ui';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';

const OwedStockFragment = graphql(`
  fragment OwedStock on StockOwed {
    message
    items
    owed { __typename outletId outletName stockItemId name unit quantity value }
  }
`);

/** Why a month or year waits for the stores: what of stock is owed, and where. */
export function OwedStock({ refusal }: { refusal: FragmentType<typeof OwedStockFragment> }) {
  const { message, items, owed } = readFragment(OwedStockFragment, refusal);
  return (
    <>
      {message}
      <ul className="fm-owed">
        {owed.map(({ outletId, outletName, stockItemId, name, unit, quantity, value }) => (
          <li key={`${outletId} ${stockItemId}`}>
            <span>
              {name} <small>{outletName}</small>
            </span>
            <span>{formatQuantity(quantity, unit as QuantityUnit)}</span>
            <span>{formatMoney(value)}</span>
          </li>
        ))}
      </ul>
      {items > owed.length ? <small>And {items - owed.length} more.</small> : null}
    </>
  );
}
