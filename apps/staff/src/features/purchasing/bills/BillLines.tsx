import { DataTable, MoneyText, StatusPill } from '@college-kiosk/ui';
import { graphql } from '../../../gql/gql.ts';
import { type FragmentType, readFragment } from '../../../gql/index.ts';
import { sayAmount } from '../../../shell/amounts.ts';
import { findingsSaid } from './bill-words.ts';

const SupplierBillLinesFragment = graphql(`
  fragment SupplierBillLines on SupplierBill {
    __typename
    id
    lines {
      __typename
      position
      quantity
      unit
      baseQuantity
      billable
      price
      taxRate
      net
      tax
      agreedNet
      agreedTaxRate
      findings
      item { __typename id name baseUnit }
    }
  }
`);

/** What a bill asks for, and below each line where it differs. */
export function BillLines({ bill: masked }: { bill: FragmentType<typeof SupplierBillLinesFragment> }) {
  const { lines } = readFragment(SupplierBillLinesFragment, masked);
  return (
    <DataTable
      caption="What is billed"
      rows={lines}
      rowKey={({ position }) => String(position)}
      columns={[
        {
          key: 'item',
          header: 'Item',
          render: (line) => (
            <div className="pu-found">
              {line.item.name}
              {findingsSaid(line).map((said) => (
                <small key={said}>{said}</small>
              ))}
            </div>
          ),
        },
        { key: 'quantity', header: 'Billed', numeric: true, render: (line) => sayAmount(line.quantity, line.unit) },
        {
          key: 'price',
          header: 'Price, without tax',
          numeric: true,
          render: ({ price, unit }) => (
            <>
              <MoneyText value={price} paise /> / {unit}
            </>
          ),
        },
        { key: 'tax', header: 'Tax', numeric: true, render: ({ taxRate }) => `${taxRate / 100} %` },
        {
          key: 'total',
          header: 'Total',
          numeric: true,
          render: ({ net, tax }) => <MoneyText value={net + tax} paise />,
        },
        {
          key: 'match',
          header: 'Match',
          render: ({ findings }) =>
            findings.length === 0 ? (
              <StatusPill tone="good">Fits</StatusPill>
            ) : (
              <StatusPill tone="bad">Differs</StatusPill>
            ),
        },
      ]}
    />
  );
}
