import { formatDay } from '@college-kiosk/ui';
import { Link } from '@tanstack/react-router';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { Figure } from '../../shell/Figure.tsx';

const OrderDocumentsFragment = graphql(`
  fragment OrderDocuments on Order {
    __typename
    documents { __typename id type number reason taxDate taxable tax roundOff total }
  }
`);

/** Invoices and credit notes. */
export function OrderDocuments({ order }: { order: FragmentType<typeof OrderDocumentsFragment> }) {
  const { documents } = readFragment(OrderDocumentsFragment, order);
  if (documents.length === 0) return null;
  return (
    <section>
      <h2>Documents</h2>
      <ul className="fn-list">
        {documents.map(({ id, type, number, reason, taxDate, taxable, tax, total }) => (
          <li key={id}>
            <span>
              {type === 'INVOICE' ? 'Invoice' : 'Credit note'}{' '}
              <Link to="/documents/$documentId" params={{ documentId: id }}>
                <strong>{number}</strong>
              </Link>
              {reason === null ? null : <small>Reason: {reason}</small>}
              <small>
                {formatDay(taxDate, 'UTC')}, <Figure value={taxable} /> and tax <Figure value={tax} />
              </small>
            </span>
            <Figure value={total} />
          </li>
        ))}
      </ul>
    </section>
  );
}
