import { useQuery } from '@apollo/client/react';
import { EmptyState, formatDay, formatMoney, formatTime, LoadingShape, PageHeader } from '@college-kiosk/ui';
import { Link, useParams } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import { EntryTable } from '../../shell/EntryTable.tsx';
import { Figure } from '../../shell/Figure.tsx';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { mayDo, useSigned } from '../../shell/viewer.ts';
import { DocumentCopies } from './DocumentCopies.tsx';
import { DocumentLines } from './DocumentLines.tsx';
import { formWords } from './document-words.ts';
import { MakeOut } from './MakeOut.tsx';

const DocumentDocument = graphql(`
  query Document($id: UUID!) {
    document(id: $id) {
      __typename
      id
      number
      form
      reason
      issuedAt
      placeOfSupply
      outlet { __typename id name }
      seller { __typename name gstin address }
      buyer { __typename name gstin address }
      original { __typename id number taxDate total }
      creditNotes { __typename id number taxDate reason total }
      order {
        __typename
        id
        token
        payments { __typename id tender state amount refunds { __typename id amount state reason } }
      }
      entries { __typename id number narration ...EntryTable }
      ...DocumentLines
      ...DocumentCopies
    }
  }
`);

/** One invoice or credit note: what it says, what it did to the books, and where it comes from and leads to. */
export function DocumentPage() {
  const { documentId } = useParams({ from: '/documents/$documentId' });
  const { organisation, viewer } = useSigned();
  const { data, error, refetch } = useQuery(DocumentDocument, {
    variables: { id: documentId },
    fetchPolicy: 'cache-and-network',
  });
  const document = data?.document;
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape shape="rows" label="Document" />;
  if (!document) {
    return (
      <EmptyState kind="filtered" title="There is no such document">
        <Link to="/documents">Documents</Link>
      </EmptyState>
    );
  }
  const { zone } = organisation;
  const { number, form, issuedAt, outlet, original, creditNotes, order, entries, buyer, reason } = document;
  return (
    <>
      <PageHeader
        title={`${formWords[form]} ${number}`}
        lead={`${outlet.name}, ${formatDay(issuedAt, zone)} at ${formatTime(issuedAt, zone)}, served in State ${document.placeOfSupply}`}
        actions={
          mayDo(viewer, 'invoice:print', outlet.id) ? (
            <MakeOut documentId={document.id} number={number} onMade={() => void refetch()} />
          ) : null
        }
      />
      <div className="fn-order">
        {buyer || reason ? (
          <section>
            <h2>{reason ? 'Why' : 'Made out to'}</h2>
            {reason ? <p className="fn-soft">{reason}</p> : null}
            {buyer ? (
              <p className="fn-soft">
                {buyer.name}, GSTIN {buyer.gstin}, {buyer.address}
              </p>
            ) : null}
          </section>
        ) : null}
        <DocumentLines document={document} />
        <section>
          <h2>Leads to</h2>
          <ul className="fn-list">
            {order ? (
              <li>
                <Link to="/orders/$orderId" params={{ orderId: order.id }}>
                  Order {order.token}
                </Link>
                <span className="fn-soft">the sale behind it</span>
              </li>
            ) : null}
            {(original ? [original] : []).map((one) => (
              <li key={one.id}>
                <Link to="/documents/$documentId" params={{ documentId: one.id }}>
                  Takes back {one.number} of {formatDay(one.taxDate, 'UTC')}
                </Link>
                <Figure value={one.total} />
              </li>
            ))}
            {creditNotes.map((note) => (
              <li key={note.id}>
                <Link to="/documents/$documentId" params={{ documentId: note.id }}>
                  Taken back by {note.number} of {formatDay(note.taxDate, 'UTC')}: {note.reason}
                </Link>
                <Figure value={note.total} />
              </li>
            ))}
            {(order?.payments ?? []).map((payment) => (
              <li key={payment.id}>
                <span>
                  {payment.tender === 'CASH' ? 'Cash' : 'UPI'}, {payment.state.toLowerCase().replaceAll('_', ' ')}
                  {payment.refunds.map((refund) => (
                    <small key={refund.id}>
                      Refund of {formatMoney(refund.amount)}: {refund.reason}, {refund.state.toLowerCase()}
                    </small>
                  ))}
                </span>
                <Figure value={payment.amount} />
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>Entries</h2>
          {entries.map((entry) => (
            <div key={entry.id} className="fn-order-entry">
              <p>
                <span className="fn-code">{entry.number.toLocaleString('en-IN')}</span> {entry.narration}
              </p>
              <EntryTable entry={entry} />
            </div>
          ))}
        </section>
        <DocumentCopies document={document} zone={zone} />
      </div>
    </>
  );
}
