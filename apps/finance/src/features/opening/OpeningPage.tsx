import './opening.css';
import { useQuery } from '@apollo/client/react';
import { EmptyState, LoadingShape, MoneyText, Notice, PageHeader, StatusPill } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import type { OpeningBalancesQuery } from '../../gql/graphql.ts';
import { Figure } from '../../shell/Figure.tsx';
import { OutletFilter } from '../../shell/OutletFilter.tsx';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { mayDo, useSigned } from '../../shell/viewer.ts';

const OpeningBalancesDocument = graphql(`
  query OpeningBalances($outletId: UUID) {
    openingBalances(outletId: $outletId) {
      __typename
      left
      outlets { __typename left sells outlet { __typename id name } }
      rows { __typename debit credit account { __typename code name } }
    }
  }
`);

/** What was there before the books began, and what of it is still to be taken over to capital. */
export function OpeningPage() {
  const { viewer } = useSigned();
  const { outlet } = useSearch({ from: '/opening' });
  const navigate = useNavigate({ from: '/opening' });
  const { data, error, refetch } = useQuery(OpeningBalancesDocument, {
    variables: { outletId: outlet ?? null },
    fetchPolicy: 'cache-and-network',
  });
  const opening = data?.openingBalances;
  const mayWrite = viewer.outlets.some(({ id }) => mayDo(viewer, 'journal:write', id));
  return (
    <>
      <PageHeader
        title="Opening balances"
        status={opening ? <Settled opening={opening} /> : undefined}
        lead="What was there before the books began, against opening balance equity (3999). It must come to nothing before anything is sold."
        actions={
          mayWrite ? (
            <Button
              leftSection={<IconPlus size={18} aria-hidden />}
              renderRoot={(props) => <Link to="/journals/new" search={{ kind: 'opening', outlet }} {...props} />}
            >
              Opening journal
            </Button>
          ) : undefined
        }
      />
      <div className="fn-filters">
        <OutletFilter value={outlet} onChange={(next) => void navigate({ search: { outlet: next } })} />
      </div>
      {error && !opening ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : !opening ? (
        <LoadingShape shape="rows" count={8} label="Opening balances" />
      ) : (
        <>
          {opening.outlets.map((left) => (
            <Left key={left.outlet.id} left={left} />
          ))}
          {opening.rows.length === 0 ? (
            <EmptyState kind="first-use" title="Nothing was brought in yet">
              Stock comes in by its file (Staff → Stock → Import), all else by an opening journal.
            </EmptyState>
          ) : (
            <Brought rows={opening.rows} />
          )}
        </>
      )}
    </>
  );
}

function Settled({ opening: { rows, outlets } }: { opening: OpeningBalancesQuery['openingBalances'] }) {
  if (outlets.length > 0) {
    return <StatusPill tone={outlets.some(({ sells }) => sells) ? 'bad' : 'soon'}>Not taken over</StatusPill>;
  }
  return rows.length > 0 ? <StatusPill tone="good">Taken over</StatusPill> : null;
}

type LeftProps = { left: OpeningBalancesQuery['openingBalances']['outlets'][number] };

/** What an outlet has to take over, and the way to do it. */
function Left({ left: { left, sells, outlet } }: LeftProps) {
  const { viewer } = useSigned();
  return (
    <Notice tone={sells ? 'bad' : 'soon'}>
      <p className="fo-left">
        <span>
          {outlet.name}: <MoneyText value={Math.abs(left)} paise /> stand on 3999{' '}
          {sells ? 'though it sells already.' : 'still.'} When all is in, take it over to capital.
        </span>
        {mayDo(viewer, 'journal:write', outlet.id) ? (
          <Button
            variant="default"
            size="compact-md"
            renderRoot={(props) => (
              <Link to="/journals/new" search={{ kind: 'opening', outlet: outlet.id, capital: left }} {...props} />
            )}
          >
            Take it over
          </Button>
        ) : null}
      </p>
    </Notice>
  );
}

function Brought({ rows }: { rows: OpeningBalancesQuery['openingBalances']['rows'] }) {
  const sum = (side: 'debit' | 'credit') => rows.reduce((total, row) => total + row[side], 0);
  return (
    <table className="fn-table fn-balance">
      <thead>
        <tr>
          <th scope="col">Account</th>
          <th scope="col">Debit</th>
          <th scope="col">Credit</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ account, debit, credit }) => (
          <tr key={account.code}>
            <td>
              <Link to="/ledger" search={{ account: account.code, from: '2000-01-01' }}>
                <span className="fn-code">{account.code}</span> {account.name}
              </Link>
            </td>
            <td>
              <Figure value={debit} />
            </td>
            <td>
              <Figure value={credit} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Total</th>
          <td>
            <Figure value={sum('debit')} />
          </td>
          <td>
            <Figure value={sum('credit')} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
