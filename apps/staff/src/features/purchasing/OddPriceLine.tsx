import { useQuery } from '@apollo/client/react';
import { conversionFactor, convert, leastValue, oddPrice } from '@college-kiosk/kernel';
import { scaled } from '@college-kiosk/ui';
import { graphql } from '../../gql/gql.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { OddPriceNotice } from './OddPriceNotice.tsx';
import { keptOf, type ReceiptLine } from './receipt-line.ts';

const UsualCostDocument = graphql(`
  query UsualCost($outletId: UUID!, $id: UUID!) {
    stockItem(outletId: $outletId, id: $id) {
      __typename
      id
      item { __typename id baseUnit usualCost units { __typename unit numerator denominator } }
    }
  }
`);

/** Says that the price of what is kept of a line, with what is free, is none such goods have, as soon as that is typed. */
export function OddPriceLine({ line }: { line: ReceiptLine }) {
  const { outlet, may } = useSigned();
  const { data } = useQuery(UsualCostDocument, {
    variables: { outletId: outlet.id, id: line.item?.id ?? '' },
    skip: !line.item || !may('stock:read'),
  });
  const item = data?.stockItem?.item;
  const [kept, value] = [keptOf(line), scaled(line.value, 2)];
  if (!line.item || !item || !kept || value === null) return null;
  const own = item.units.map(({ unit, numerator, denominator }) => ({
    ...{ from: unit, to: item.baseUnit, ratio: { numerator, denominator } },
  }));
  const factor = conversionFactor(line.unit, item.baseUnit, own);
  if (!factor) return null;
  const quantity = convert(kept, factor);
  // What a thousand base units cost is told: a million thousandths.
  const usual = item.usualCost === null ? null : Math.round((quantity / 1_000_000) * item.usualCost);
  const against = { usual, least: leastValue(item.baseUnit, quantity) };
  return oddPrice(value, against) ? <OddPriceNotice name={line.item.name} value={value} {...against} /> : null;
}
