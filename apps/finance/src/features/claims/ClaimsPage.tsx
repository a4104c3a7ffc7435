import './claims.css';
import { usePages } from '@college-kiosk/client';
import {
  EmptyState,
  formatDay,
  LoadingShape,
  MoneyText,
  PageHeader,
  ShowMore,
  type ShowMoreProps,
  StatusPill,
} from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import type { ExpenseClaimsQuery, MyExpenseClaimsQuery } from '../../gql/graphql.ts';
import { OutletFilter } from '../../shell/OutletFilter.tsx';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { mayAnywhere, readsTheBooks, useSigned } from '../../shell/viewer.ts';
import { type Show, shows, stateWords } from './claim-words.ts';

const MyExpenseClaimsDocument = graphql(`
  query MyExpenseClaims($after: String) {
    myExpenseClaims(first: 50, after: $after) {
      __typename
      pageInfo { __typename hasNextPage endCursor }
      edges { __typename node { __typename id number state title total madeAt claimant outlet { __typename id name } } }
    }
  }
`);
const ExpenseClaimsDocument = graphql(`
  query ExpenseClaims($outletId: UUID, $states: [ExpenseClaimState!], $after: String) {
    expenseClaims(outletId: $outletId, states: $states, first: 50, after: $after) {
      __typename
      pageInfo { __typename hasNextPage endCursor }
      edges { __typename node { __typename id number state title total madeAt claimant outlet { __typename id name } } }
    }
  }
`);

/** What the staff paid for the canteen: one's own claims, and for who sees the books those that wait for a yes or for their money. */
export function ClaimsPage() {
  const { viewer } = useSigned();
  const { show: asked, outlet } = useSearch({ from: '/claims' });
  const navigate = useNavigate({ from: '/claims' });
  const seesAll = readsTheBooks(viewer);
  const mayClaim = mayAnywhere(viewer, 'expense:claim');
  const show = seesAll ? (asked ?? 'waiting') : 'mine';
  return (
    <>
      <PageHeader
        title="Expense claims"
        lead="What somebody paid for the canteen out of their own pocket. Another person says yes; then it is paid back."
        actions={
          <>
            {seesAll ? (
              <Button variant="default" renderRoot={(props) => <Link to="/claims/settings" {...props} />}>
                Categories and limits
              </Button>
            ) : null}
            {mayClaim ? (
              <Button
                leftSection={<IconPlus size={18} aria-hidden />}
                renderRoot={(props) => <Link to="/claims/new" {...props} />}
              >
                New claim
              </Button>
            ) : null}
          </>
        }
      />
      {seesAll ? (
        <div className="fn-filters">
          <fieldset className="fn-shows">
            <legend className="ck-hidden">Which</legend>
            {(Object.keys(shows) as Show[])
              .filter((key) => key !== 'mine' || mayClaim)
              .map((key) => (
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
          {show === 'mine' ? null : (
            <OutletFilter
              value={outlet}
              onChange={(next) => void navigate({ search: (before) => ({ ...before, outlet: next }) })}
            />
          )}
        </div>
      ) : null}
      {show === 'mine' ? <Mine /> : <Everybodys show={show} outlet={outlet} />}
    </>
  );
}

function Mine() {
  const { rows, error, isLoading, refetch, ...list } = usePages(MyExpenseClaimsDocument, {
    variables: {},
    page: (data) => data.myExpenseClaims,
  });
  if (error) return <ProblemState error={error} onRetry={refetch} />;
  if (isLoading) return <LoadingShape shape="rows" count={6} label="My claims" />;
  if (rows.length === 0) return <EmptyState kind="first-use" title="You claimed nothing yet" />;
  return <Listed rows={rows} list={list} />;
}

function Everybodys({ show, outlet }: { show: Show; outlet: string | undefined }) {
  const { rows, error, isLoading, refetch, ...list } = usePages(ExpenseClaimsDocument, {
    variables: { outletId: outlet ?? null, states: shows[show].states },
    page: (data) => data.expenseClaims,
  });
  if (error) return <ProblemState error={error} onRetry={refetch} />;
  if (isLoading) return <LoadingShape shape="rows" count={6} label="Claims" />;
  if (rows.length === 0) {
    return show === 'all' ? (
      <EmptyState kind="first-use" title="Nobody claimed anything yet" />
    ) : (
      <EmptyState kind="done" title={show === 'owed' ? 'No claim waits to be paid' : 'No claim waits for a yes'} />
    );
  }
  return <Listed rows={rows} list={list} />;
}

type Row = (ExpenseClaimsQuery['expenseClaims'] | MyExpenseClaimsQuery['myExpenseClaims'])['edges'][number]['node'];

function Listed({ rows, list }: { rows: readonly Row[]; list: ShowMoreProps['list'] }) {
  const { zone } = useSigned().organisation;
  return (
    <>
      <table className="fn-table fc-words">
        <thead>
          <tr>
            <th scope="col">Claim</th>
            <th scope="col">State</th>
            <th scope="col">Amount</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, number, state, title, total, madeAt, claimant, outlet }) => (
            <tr key={id}>
              <td>
                <Link to="/claims/$claimId" params={{ claimId: id }}>
                  {title}
                </Link>
                <small>
                  {number}, {claimant}, {formatDay(madeAt, zone)}, {outlet.name}
                </small>
              </td>
              <td>
                <StatusPill tone={stateWords[state].tone}>{stateWords[state].label}</StatusPill>
              </td>
              <td>
                <MoneyText value={total} paise />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ShowMore list={list} />
    </>
  );
}
