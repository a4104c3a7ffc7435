import '../claims.css';
import { useQuery } from '@apollo/client/react';
import { EmptyState, formatDay, formatMoney, LoadingShape, MoneyText, PageHeader, StatusPill } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import type { PettyBoxQuery } from '../../../gql/graphql.ts';
import { ProblemState } from '../../../shell/ProblemState.tsx';
import { mayDo, useSigned } from '../../../shell/viewer.ts';
import { BoxForm } from './BoxForm.tsx';
import { CountBox } from './CountBox.tsx';
import { countWords } from './petty-words.ts';
import { Vouchers } from './Vouchers.tsx';

const PettyBoxDocument = graphql(`
  query PettyBox($id: UUID!) {
    pettyBox(id: $id) {
      __typename
      id
      name
      custodian
      custodianId
      isMine
      amount
      voucherLimit
      balance
      inUse
      version
      outlet { __typename id name }
      counts {
        __typename
        id
        kind
        expected
        counted
        added
        place
        reference
        reason
        day
        counter
        entries { __typename id number businessDate }
      }
    }
  }
`);

type Box = NonNullable<PettyBoxQuery['pettyBox']>;

/** One box: what is in it, what was paid out of it, and when it was counted and filled up. */
export function PettyBoxPage() {
  const { boxId } = useParams({ from: '/petty-cash/$boxId' });
  const { data, error, refetch } = useQuery(PettyBoxDocument, {
    variables: { id: boxId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape shape="rows" label="The box" />;
  const box = data.pettyBox;
  if (!box) {
    return (
      <EmptyState kind="filtered" title="There is no such box">
        <Link to="/petty-cash">Petty cash</Link>
      </EmptyState>
    );
  }
  const { name, custodian, isMine, inUse, balance, amount, voucherLimit, outlet } = box;
  return (
    <div className="fn-page fc-page">
      <PageHeader
        title={name}
        status={inUse ? null : <StatusPill tone="quiet">Closed</StatusPill>}
        lead={`${isMine ? 'Your own' : custodian}, ${outlet.name}. ${formatMoney(voucherLimit)} a voucher without another person.`}
        actions={
          <Button variant="default" renderRoot={(props) => <Link to="/petty-cash" {...props} />}>
            Petty cash
          </Button>
        }
      />
      {inUse ? (
        <p className="fc-left">
          <MoneyText value={balance} paise /> <span className="fn-soft">in it, of {formatMoney(amount)}</span>
        </p>
      ) : null}
      <BoxActions box={box} onDone={() => void refetch()} />
      <Vouchers key={`${box.version} ${balance}`} box={box} onDone={() => void refetch()} />
      <Counts counts={box.counts} />
    </div>
  );
}

/** What the viewer can do with a box now: pay out of their own; count and change those of others. */
function BoxActions({ box, onDone }: { box: Box; onDone: () => void }) {
  const { viewer } = useSigned();
  const [does, setDoes] = useState<'count' | 'change' | null>(null);
  const { id, isMine, inUse, outlet } = box;
  if (!inUse) return null;
  const done = () => {
    setDoes(null);
    onDone();
  };
  if (does === 'count') return <CountBox box={box} onDone={done} onBack={() => setDoes(null)} />;
  if (does === 'change') return <BoxForm box={box} onDone={done} onBack={() => setDoes(null)} />;
  return (
    <div className="fc-actions">
      {isMine && mayDo(viewer, 'petty:spend', outlet.id) ? (
        <Button renderRoot={(props) => <Link to="/petty-cash/$boxId/new" params={{ boxId: id }} {...props} />}>
          New voucher
        </Button>
      ) : null}
      {!isMine && mayDo(viewer, 'petty:count', outlet.id) ? (
        <Button onClick={() => setDoes('count')}>Count and fill up</Button>
      ) : null}
      {mayDo(viewer, 'petty:set-up', outlet.id) ? (
        <Button variant="default" onClick={() => setDoes('change')}>
          Change it
        </Button>
      ) : null}
    </div>
  );
}

function Counts({ counts }: { counts: Box['counts'] }) {
  if (counts.length === 0) return null;
  return (
    <section aria-label="Counts">
      <h2>Counts</h2>
      <table className="fn-table fc-items">
        <thead>
          <tr>
            <th scope="col">What was done</th>
            <th scope="col">Beside the books</th>
            <th scope="col">Came or went</th>
          </tr>
        </thead>
        <tbody>
          {counts.map(({ id, kind, day, counter, expected, counted, added, place, reference, reason, entries }) => (
            <tr key={id}>
              <td>
                {countWords[kind].told}, {formatMoney(counted)} counted
                <small>
                  {formatDay(day, 'UTC')}, {counter}
                  {entries.map((entry) => (
                    <span key={entry.id}>
                      ,{' '}
                      <Link
                        to="/day-book"
                        search={{ from: entry.businessDate, to: entry.businessDate, entry: entry.id }}
                      >
                        {`entry ${entry.number.toLocaleString('en-IN')}`}
                      </Link>
                    </span>
                  ))}
                </small>
              </td>
              <td>
                {counted === expected ? null : (
                  <>
                    {formatMoney(Math.abs(counted - expected))} {counted > expected ? 'over' : 'short'}
                    <small>{reason}</small>
                  </>
                )}
              </td>
              <td>
                <MoneyText value={added} paise />
                {place ? (
                  <small className="fn-soft">
                    {added > 0 ? 'from' : 'to'} the {place === 'BANK' ? 'bank' : 'safe'}
                    {reference ? `, ${reference}` : ''}
                  </small>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
