import type { OddPrice } from '@college-kiosk/kernel';
import { DataTable, formatDay, formatQuantity, MoneyText } from '@college-kiosk/ui';
import { Link } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import { type FragmentType, readFragment } from '../../gql/index.ts';
import { sayAmount } from '../../shell/amounts.ts';
import { PhotoRow } from '../../shell/PhotoRow.tsx';
import { useSigned } from '../../shell/viewer.tsx';

const PurchaseOrderLinesFragment = graphql(`
  fragment PurchaseOrderLines on PurchaseOrder {
    __typename
    id
    lines {
      __typename
      position
      quantity
      unit
      baseQuantity
      price
      taxRate
      accepted
      total
      usualValue
      oddPrice
      item { __typename id name baseUnit }
    }
    receipts {
      __typename
      id
      reference
      receivedAt
      overrideReason
      photos { __typename id width height }
      lines {
        __typename
        position
        accepted
        rejected
        rejectReason
        free
        photos { __typename id width height }
        item { __typename id name baseUnit }
        batch { __typename id supplierBatch expiryDate }
      }
    }
  }
`);

/** What is ordered and how much of it came, and each delivery with its batches. */
export function OrderLines({ order: masked }: { order: FragmentType<typeof PurchaseOrderLinesFragment> }) {
  const { organisation, may } = useSigned();
  const { lines, receipts } = readFragment(PurchaseOrderLinesFragment, masked);
  return (
    <>
      <DataTable
        caption="What is ordered"
        rows={lines}
        rowKey={({ position }) => String(position)}
        columns={[
          { key: 'item', header: 'Item', render: ({ item }) => item.name },
          { key: 'ordered', header: 'Ordered', numeric: true, render: (line) => sayAmount(line.quantity, line.unit) },
          {
            key: 'price',
            header: 'Price, without tax',
            numeric: true,
            render: ({ price, unit, ...line }) => (
              <>
                <MoneyText value={price} paise /> / {unit}
                <OddPriceNote {...line} />
              </>
            ),
          },
          { key: 'tax', header: 'Tax', numeric: true, render: ({ taxRate }) => `${taxRate / 100} %` },
          { key: 'total', header: 'Total', numeric: true, render: ({ total }) => <MoneyText value={total} paise /> },
          {
            key: 'came',
            header: 'Received',
            numeric: true,
            render: ({ accepted, item }) => (accepted === 0 ? '–' : formatQuantity(accepted, item.baseUnit)),
          },
        ]}
      />
      {receipts.map((receipt) => (
        <section
          key={receipt.id}
          className="pu-receipt"
          aria-label={`Received ${formatDay(receipt.receivedAt, organisation.zone)}`}
        >
          <h2>
            Received {formatDay(receipt.receivedAt, organisation.zone)}
            {receipt.reference ? `, ${receipt.reference}` : ''}
          </h2>
          {receipt.overrideReason ? <p>Taken in because: {receipt.overrideReason}</p> : null}
          <ul>
            {receipt.lines.map(({ position, item, accepted, rejected, rejectReason, free, batch, photos }) => (
              <li key={position}>
                <strong>{item.name}</strong> {formatQuantity(accepted, item.baseUnit)} kept
                {free > 0 ? `, ${formatQuantity(free, item.baseUnit)} free` : ''}
                {rejected > 0 ? `, ${formatQuantity(rejected, item.baseUnit)} rejected: ${rejectReason}` : ''}
                {batch?.supplierBatch ? `, batch ${batch.supplierBatch}` : ''}
                {batch?.expiryDate ? `, good until ${formatDay(batch.expiryDate, 'UTC')}` : ''}
                <PhotoRow of="receipts" photos={photos} />
              </li>
            ))}
          </ul>
          <PhotoRow of="receipts" photos={receipt.photos} />
          {may('goods:return') ? (
            <p>
              <Link to="/purchasing/return" search={{ receipt: receipt.id }}>
                Send goods back
              </Link>
            </p>
          ) : null}
        </section>
      ))}
    </>
  );
}

type OddPriceProps = { oddPrice: OddPrice | null; usualValue: number | null };

/** Beside a price that is none such goods have. */
function OddPriceNote({ oddPrice, usualValue }: OddPriceProps) {
  if (!oddPrice) return null;
  return (
    <small className="pu-odd">
      {usualValue === null ? (
        'Next to nothing, and nobody knows yet what it costs'
      ) : (
        <>
          Far {oddPrice === 'FAR_BELOW_COST' ? 'below' : 'above'} usual: so much costs about{' '}
          <MoneyText value={usualValue} paise />
        </>
      )}
    </small>
  );
}
