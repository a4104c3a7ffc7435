import './payables.css';
import { usePages } from '@college-kiosk/client';
import { EmptyState, formatDay, LoadingShape, MoneyText, PageHeader, ShowMore, StatusPill } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import type { SupplierPaymentsQuery } from '../../gql/graphql.ts';
import { OutletFilter } from '../../shell/OutletFilter.tsx';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { methodWords, type Show, shows, stateWords } from './payment-words.ts';

const SupplierPaymentsDocument = graphql(`
  query SupplierPayments($outletId: UUID, $states: [SupplierPaymentState!], $after: String) {
    supplierPayments(outletId: $outletId, states: $states, first: 50, after: $after) {
      __typename
      totalCount
      pageInfo { __typename hasNextPage endCursor }
      edges {
        __typename
        node {
          __typename
          id
          number
          state
          method
          reference
          day
          amount
          preparedByLabel
          supplier { __typename id name }
        }
      }
    }
  }
`);

/** Payments to suppliers, the last prepared first. */
export function PaymentsPage() {
  const { show = 'all', outlet } = useSearch({ from: '/payments' });
  const navigate = useNavigate({ from: '/payments' });
  const { data, error, refetch, ...list } = usePages(SupplierPaymentsDocument, {
    variables: { outletId: outlet ?? null, states: shows[show].states },
    page: (data) => data.supplierPayments,
  });
  const page = data?.supplierPayments;
  return (
    <>
      <PageHeader
        title="Payments to suppliers"
        lead="Prepared by one person; what is much is released by another."
        actions={
          <Button variant="default" renderRoot={(props) => <Link to="/payables" search={{ outlet }} {...props} />}>
            Payables
          </Button>
        }
      />
      <div className="fn-filters">
        <fieldset className="fn-shows">
          <legend className="ck-hidden">Which</legend>
          {(Object.keys(shows) as Show[]).map((key) => (
            <Button
              key={key}
              variant={key === show ? 'filled' : 'default'}
              aria-pressed={key === show}
              onClick={() => void navigate({ search: (before) => ({ ...before, show: key }) })}
            >
              {shows[key].label}
            </Button>
          ))}
        </fieldset>
        <OutletFilter
          value={outlet}
          onChange={(next) => void navigate({ search: (before) => ({ ...before, outlet: next }) })}
        />
      </div>
      {error ? (
        <ProblemState error={error} onRetry={refetch} />
      ) : !page ? (
        <LoadingShape shape="rows" count={8} label="Payments" />
      ) : page.edges.length === 0 ? (
        <EmptyState kind={show === 'waiting' ? 'done' : 'first-use'} title="No payment here" />
      ) : (
        <PaymentsTable page={page} />
      )}
      <ShowMore list={list} />
    </>
  );
}

function PaymentsTable({ page }: { page: SupplierPaymentsQuery['supplierPayments'] }) {
  return (
    <table className="fn-table fp-words">
      <thead>
        <tr>
          <th scope="col">Payment</th>
          <th scope="col">State</th>
          <th scope="col">Amount</th>
        </tr>
      </thead>
      <tbody>
        {page.edges.map(({ node }) => (
          <tr key={node.id}>
            <td>
              <Link to="/payments/$paymentId" params={{ paymentId: node.id }}>
                {node.supplier.name}
              </Link>
              <small>
                {node.number}, {formatDay(node.day, 'UTC')}, {methodWords[node.method].toLowerCase()}
                {node.reference ? ` ${node.reference}` : ''}, by {node.preparedByLabel}
              </small>
            </td>
            <td>
              <StatusPill tone={stateWords[node.state].tone}>{stateWords[node.state].label}</StatusPill>
            </td>
            <td>
              <MoneyText value={node.amount} paise />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
