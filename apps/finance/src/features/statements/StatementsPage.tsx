import './statements.css';
import { useQuery } from '@apollo/client/react';
import { EmptyState, LoadingShape, PageHeader, StatusPill } from '@college-kiosk/ui';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { StatementInput, StatementName } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import { monthOf } from '../../shell/month-of.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useSigned } from '../../shell/viewer.ts';
import { KeepStatement } from './KeepStatement.tsx';
import { StatementFilters } from './StatementFilters.tsx';
import { StatementTable } from './StatementTable.tsx';
import { daysBefore, yearBefore } from './statement-days.ts';

const StatementDocument = graphql(`
  query Statement($input: StatementInput!) {
    statement(input: $input) {
      __typename
      statement
      title
      of
      lines { __typename key }
      ...StatementTable
    }
  }
`);

/** Profit and loss, balance sheet and cash flow, of the days, outlets and comparison that the address names. */
export function StatementsPage() {
  const { today } = useSigned();
  const {
    show = 'PROFIT_AND_LOSS',
    from = monthOf(today),
    to = today,
    compare,
    outlet,
  } = useSearch({
    from: '/statements',
  });
  const navigate = useNavigate({ from: '/statements' });
  const input = askOf({ show, from, to, compare, outlet });
  const { data, previousData, error, loading, refetch } = useQuery(StatementDocument, {
    variables: { input },
    fetchPolicy: 'cache-and-network',
  });
  const known = data?.statement ?? previousData?.statement;
  const statement = known?.statement === show ? known : undefined;
  const isWrong = statement?.lines.some(({ key }) => key === 'difference');
  return (
    <>
      <PageHeader
        title={statement?.title ?? 'Statements'}
        status={isWrong ? <StatusPill tone="bad">Does not add up</StatusPill> : undefined}
        lead={statement?.of}
        actions={<KeepStatement input={input} />}
      />
      <StatementFilters
        {...{ show, from, to, compare, outlet }}
        onChange={(change) => void navigate({ search: (before) => ({ ...before, ...change }) })}
      />
      {error && !statement ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : !statement ? (
        <LoadingShape shape="rows" count={14} label="Statement" />
      ) : statement.lines.length === 0 ? (
        <EmptyState kind="filtered" title="Nothing was booked in these days">
          Choose other days, or another outlet.
        </EmptyState>
      ) : (
        <StatementTable statement={statement} outlet={outlet} busy={loading && !data} />
      )}
    </>
  );
}

type Shown = {
  show: StatementName;
  from: string;
  to: string;
  compare: 'before' | 'year' | undefined;
  outlet: string | undefined;
};

function askOf({ show, from, to, compare, outlet }: Shown): StatementInput {
  const beside =
    compare === undefined ? null : compare === 'before' ? daysBefore({ from, to }) : yearBefore({ from, to });
  return {
    statement: show,
    ...{ from, to, compareFrom: beside?.from ?? null, compareTo: beside?.to ?? null },
    ...{ outletId: outlet === 'each' ? null : (outlet ?? null), byOutlet: outlet === 'each' },
  };
}
