import { formatDay, formatQuantity } from '@college-kiosk/ui';
import { Link } from '@tanstack/react-router';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';

const OrderBatchesDocument = graphql(`
  fragment OrderBatches on Order {
    __typename
    batches {
      __typename
      id
      quantity
      item { __typename id name baseUnit }
      batch { __typename id supplierBatch expiryDate supplier { __typename id name } }
    }
  }
`);

/** What it was made of, batch by batch; each number leads to the recall of it. */
export function OrderBatches({
  order,
  mayRecall,
}: {
  order: FragmentType<typeof OrderBatchesDocument>;
  mayRecall: boolean;
}) {
  const { batches } = readFragment(OrderBatchesDocument, order);
  if (batches.length === 0) return null;
  return (
    <section className="or-card" aria-labelledby="or-batches">
      <h2 id="or-batches">Made of</h2>
      <ul className="or-payments">
        {batches.map(({ id, item, batch, quantity }) => (
          <li key={id}>
            <span>
              {item.name}
              <small className="or-soft">
                {batch.supplierBatch && mayRecall ? (
                  <Link to="/stock/recall" search={{ batch: batch.supplierBatch }}>
                    Batch {batch.supplierBatch}
                  </Link>
                ) : batch.supplierBatch ? (
                  `Batch ${batch.supplierBatch}`
                ) : (
                  'Without a supplier’s number'
                )}
                {batch.supplier ? `, from ${batch.supplier.name}` : ''}
                {batch.expiryDate ? `, good until ${formatDay(batch.expiryDate, 'UTC')}` : ''}
              </small>
            </span>
            <span className="ck-figures">{formatQuantity(quantity, item.baseUnit)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
