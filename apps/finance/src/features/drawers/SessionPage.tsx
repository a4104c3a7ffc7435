import './drawers.css';
import { useQuery } from '@apollo/client/react';
import { formatDay, formatTime, LoadingShape, MoneyText, PageHeader } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { Fragment } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { DrawerReportQuery } from '../../gql/graphql.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useSigned } from '../../shell/viewer.ts';
import { kindWords, stateWords } from './drawer-words.ts';
import { Movements } from './Movements.tsx';
import { PrintReport } from './PrintReport.tsx';

const DrawerReportDocument = graphql(`
  query DrawerReport($outletId: UUID!, $sessionId: UUID!) {
    drawerReport(outletId: $outletId, sessionId: $sessionId) {
      __typename
      upTo
      expected
      roundOff
      movements { __typename kind count amount }
      taxes { __typename rateBp taxable tax }
      categories { __typename name pieces amount }
      otherTenders { __typename tender count amount }
      session {
        __typename
        id
        state
        businessDate
        openedAt
        openedByLabel
        counted
        countedAt
        countedByLabel
        closedAt
        closedByLabel
        reason
        zNumber
        drawer { __typename id name }
      }
    }
  }
`);

/** One session: its X or Z report, and every movement behind it. */
export function SessionPage() {
  const { outletId, sessionId } = useParams({ from: '/drawers/$outletId/$sessionId' });
  const { data, error, refetch } = useQuery(DrawerReportDocument, {
    variables: { outletId, sessionId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape shape="rows" count={8} label="Report" />;
  const { session } = data.drawerReport;
  return (
    <>
      <PageHeader
        title={`${session.drawer.name}, ${session.zNumber === null ? 'X report' : `Z report ${session.zNumber}`}`}
        lead={stateWords[session.state].label}
        actions={
          <>
            <Button
              variant="default"
              renderRoot={(props) => <Link to="/drawers" search={{ outlet: outletId }} {...props} />}
            >
              All sessions
            </Button>
            <Button
              variant="default"
              renderRoot={(props) => (
                <Link
                  to="/ledger"
                  search={{
                    ...{ account: '1010', party: sessionId, outlet: outletId },
                    ...{ from: session.businessDate, to: session.businessDate },
                  }}
                  {...props}
                />
              )}
            >
              In the books
            </Button>
            <PrintReport outletId={outletId} sessionId={sessionId} />
          </>
        }
      />
      <Report report={data.drawerReport} />
      <Movements outletId={outletId} sessionId={sessionId} />
    </>
  );
}

function Report({ report }: { report: DrawerReportQuery['drawerReport'] }) {
  const { session, movements, taxes, categories, otherTenders, expected, roundOff } = report;
  const { zone } = useSigned().organisation;
  const moment = (at: string) => `${formatDay(at, zone)}, ${formatTime(at, zone)}`;
  return (
    <div className="fn-report">
      <section aria-label="Cash">
        <dl>
          {movements.map(({ kind, count, amount }) => (
            <Line
              key={kind}
              label={kind === 'FLOAT' ? kindWords[kind] : `${kindWords[kind]}, ${count}`}
              value={amount}
            />
          ))}
          <Line label="Should be there" value={expected} strong />
          {session.counted === null ? null : (
            <>
              <Line label="Counted" value={session.counted} />
              <Line label="Difference" value={session.counted - expected} strong />
            </>
          )}
        </dl>
        {session.reason ? <p>“{session.reason}”</p> : null}
      </section>
      <section aria-label="Sales">
        <dl>
          {taxes.map(({ rateBp, taxable, tax }) => (
            <Fragment key={rateBp}>
              <Line label={`Cash sales at ${rateBp / 100} %, without tax`} value={taxable} />
              <Line label="Tax on them" value={tax} />
            </Fragment>
          ))}
          {categories.map(({ name, pieces, amount }) => (
            <Line key={name} label={`${name}, ${pieces}`} value={amount} />
          ))}
          <Line label="Rounded to whole rupees" value={roundOff} />
          {otherTenders.map(({ tender, count, amount }) => (
            <Line key={tender} label={`${tender} at this till, ${count}`} value={amount} />
          ))}
        </dl>
        <p>
          Opened {moment(session.openedAt)} by {session.openedByLabel}.
          {session.countedAt ? ` Counted ${moment(session.countedAt)} by ${session.countedByLabel}.` : ''}
          {session.closedAt ? ` Closed ${moment(session.closedAt)} by ${session.closedByLabel}.` : ''}
        </p>
      </section>
    </div>
  );
}

function Line({ label, value, strong = false }: { label: string; value: number; strong?: boolean }) {
  return (
    <div data-strong={strong || undefined}>
      <dt>{label}</dt>
      <dd>
        <MoneyText value={value} paise />
      </dd>
    </div>
  );
}
