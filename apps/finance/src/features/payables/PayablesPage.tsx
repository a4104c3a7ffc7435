import './payables.css';
import { useQuery } from '@apollo/client/react';
import { EmptyState, FigureCard, formatDay, formatMoney, LoadingShape, PageHeader } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import type { PayablesQuery } from '../../gql/graphql.ts';
import { Figure } from '../../shell/Figure.tsx';
import { OutletFilter } from '../../shell/OutletFilter.tsx';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useSigned } from '../../shell/viewer.ts';

const PayablesDocument = graphql(`
  query Payables($outletId: UUID) {
    payablesAgeing(outletId: $outletId) {
      __typename
      asOf
      suppliers {
        __typename
        open
        notDue
        dueThisWeek
        to30
        to60
        to90
        over90
        inOurFavour
        pastLimit
        advances
        supplier { __typename id name }
      }
    }
  }
`);

type Ageing = PayablesQuery['payablesAgeing'];

/** What is owed to suppliers, by how long it has been due. */
export function PayablesPage() {
  const { outlet } = useSearch({ from: '/payables' });
  const navigate = useNavigate({ from: '/payables' });
  const { data, error, refetch } = useQuery(PayablesDocument, {
    variables: { outletId: outlet ?? null },
    fetchPolicy: 'cache-and-network',
  });
  const ageing = data?.payablesAgeing;
  return (
    <>
      <PageHeader
        title="Payables"
        lead={ageing ? `What is owed to suppliers on ${formatDay(ageing.asOf, 'UTC')}` : 'What is owed to suppliers'}
        actions={
          <Button variant="default" renderRoot={(props) => <Link to="/payments" search={{ outlet }} {...props} />}>
            Payments
          </Button>
        }
      />
      <div className="fn-filters">
        <OutletFilter
          value={outlet}
          onChange={(next) => void navigate({ search: (before) => ({ ...before, outlet: next }) })}
        />
      </div>
      {error && !ageing ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : !ageing ? (
        <LoadingShape shape="rows" count={8} label="Payables" />
      ) : ageing.suppliers.length === 0 ? (
        <EmptyState kind="done" title="Nothing is owed to any supplier" />
      ) : (
        <>
          <Totals ageing={ageing} />
          <AgeingTable ageing={ageing} outlet={outlet} />
        </>
      )}
    </>
  );
}

function overdueOf({ to30, to60, to90, over90 }: Ageing['suppliers'][number]): number {
  return to30 + to60 + to90 + over90;
}

function Totals({ ageing: { suppliers } }: { ageing: Ageing }) {
  const sum = (of: (row: Ageing['suppliers'][number]) => number) =>
    formatMoney(suppliers.reduce((total, row) => total + of(row), 0));
  return (
    <div className="fn-cards">
      <FigureCard label="Owed" figure={sum(({ open }) => open)} />
      <FigureCard label="Due within seven days" figure={sum(({ dueThisWeek }) => dueThisWeek)} />
      <FigureCard label="Overdue" figure={sum(overdueOf)} />
      <FigureCard label="Paid in advance" figure={sum(({ advances }) => advances)} />
    </div>
  );
}

function AgeingTable({ ageing: { suppliers }, outlet }: { ageing: Ageing; outlet: string | undefined }) {
  const { viewer } = useSigned();
  const of = outlet ?? viewer.outlets[0]?.id;
  return (
    <div className="fn-scroll">
      <table className="fn-table fp-ageing">
        <thead>
          <tr>
            <th scope="col">Supplier</th>
            <th scope="col">Owed</th>
            <th scope="col">Not due</th>
            <th scope="col">Due 1–30 days</th>
            <th scope="col">31–60</th>
            <th scope="col">61–90</th>
            <th scope="col">Longer</th>
            <th scope="col">In our favour</th>
          </tr>
        </thead>
        <tbody>
          {suppliers.map((row) => (
            <tr key={row.supplier.id}>
              <td>
                <Link to="/payables/$supplierId" params={{ supplierId: row.supplier.id }} search={{ outlet: of }}>
                  {row.supplier.name}
                </Link>
                {row.dueThisWeek > 0 ? <small>{formatMoney(row.dueThisWeek)} due within seven days</small> : null}
                {row.pastLimit > 0 ? (
                  <small className="fp-late">
                    {formatMoney(row.pastLimit)} beyond the 45 days of a small enterprise
                  </small>
                ) : null}
              </td>
              <td>
                <Figure value={row.open} />
              </td>
              <td>
                <Figure value={row.notDue} />
              </td>
              <td>
                <Figure value={row.to30} />
              </td>
              <td>
                <Figure value={row.to60} />
              </td>
              <td>
                <Figure value={row.to90} />
              </td>
              <td>
                <Figure value={row.over90} />
              </td>
              <td>
                <Figure value={row.inOurFavour + row.advances} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
