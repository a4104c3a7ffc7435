import { useQuery } from '@apollo/client/react';
import { conversionFactor, convert, isFarBelow } from '@college-kiosk/kernel';
import { scaled } from '@college-kiosk/ui';
import { graphql } from '../../gql/gql.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { FarBelowNotice } from './FarBelowNotice.tsx';
import { acceptedOf, type ReceiptLine } from './receipt-line.ts';

const UsualCostDocument = graphql(`
  query UsualCost($outletId: UUID!, $id: UUID!) {
    stockItem(outletId: $outletId, id: $id) {
      __typename
      id
      item { __typename id baseUnit usualCost units { __typename unit numerator denominator } }
    }
  }
`);

/** Says that what is kept of a line costs far less than usual, as soon as that is typed; nothing where nobody knows. */
export function CheapLine({ line }: { line: ReceiptLine }) {
  const { outlet, may } = useSigned();
  const { data } = useQuery(UsualCostDocument, {
    variables: { outletId: outlet.id, id: line.item?.id ?? '' },
    skip: !line.item || !may('stock:read'),
  });
  const item = data?.stockItem?.item;
  const [accepted, value] = [acceptedOf(line), scaled(line.value, 2)];
  if (!line.item || !item || item.usualCost === null || !accepted || value === null) return null;
  const own = item.units.map(({ unit, numerator, denominator }) => ({
    ...{ from: unit, to: item.baseUnit, ratio: { numerator, denominator } },
  }));
  const factor = conversionFactor(line.unit, item.baseUnit, own);
  // What a thousand base units cost is known: a million thousandths.
  const usual = factor && Math.round((convert(accepted, factor) / 1_000_000) * item.usualCost);
  if (usual === null || !isFarBelow(value, usual)) return null;
  return <FarBelowNotice name={line.item.name} value={value} usual={usual} />;
}
