import './claims.css';
import { useQuery } from '@apollo/client/react';
import { EmptyState, formatDay, LoadingShape, MoneyText, Notice, PageHeader, StatusPill } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import type { ExpenseClaimQuery } from '../../gql/graphql.ts';
import { EntryTable } from '../../shell/EntryTable.tsx';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { ClaimActions } from './ClaimActions.tsx';
import { ClaimStory } from './ClaimStory.tsx';
import { doubtWords, stateWords } from './claim-words.ts';
import { Receipts } from './Receipts.tsx';

const ExpenseClaimDocument = graphql(`
  query ExpenseClaim($id: UUID!) {
    expenseClaim(id: $id) {
      __typename
      id
      number
      state
      title
      total
      reason
      claimant
      isMine
      outlet { __typename id name }
      lines {
        __typename
        position
        day
        what
        amount
        sellerName
        sellerGstin
        billNumber
        cgst
        sgst
        igst
        category { __typename id name accountCode }
        receipts { __typename id mediaType }
      }
      doubts { __typename position kind otherId otherNumber billId }
      entries { __typename id number businessDate narration ...EntryTable }
      ...ClaimActions
      ...ClaimStory
    }
  }
`);

/** One claim: what was bought with its receipts, what happened to it, and what the books say of it. */
export function ClaimPage() {
  const { claimId } = useParams({ from: '/claims/$claimId' });
  const { data, error, refetch } = useQuery(ExpenseClaimDocument, {
    variables: { id: claimId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape shape="rows" label="The claim" />;
  const claim = data.expenseClaim;
  if (!claim) {
    return (
      <EmptyState kind="filtered" title="There is no such claim">
        <Link to="/claims">Claims</Link>
      </EmptyState>
    );
  }
  const { label, tone } = stateWords[claim.state];
  return (
    <div className="fn-page fc-page">
      <PageHeader
        title={`Claim ${claim.number}`}
        status={<StatusPill tone={tone}>{label}</StatusPill>}
        lead={`${claim.title}. ${claim.isMine ? 'Your own' : claim.claimant}, ${claim.outlet.name}`}
        actions={
          <Button variant="default" renderRoot={(props) => <Link to="/claims" {...props} />}>
            Claims
          </Button>
        }
      />
      {claim.state === 'RETURNED' ? <Notice tone="soon">Returned: {claim.reason}</Notice> : null}
      <Doubts claim={claim} />
      <ClaimActions claim={claim} onDone={() => void refetch()} />
      <Lines claim={claim} />
      <ClaimStory claim={claim} />
      {claim.entries.map((entry) => (
        <section key={entry.id} aria-label={`Entry ${entry.number}`}>
          <h2>
            <Link to="/day-book" search={{ from: entry.businessDate, to: entry.businessDate, entry: entry.id }}>
              {`Entry ${entry.number.toLocaleString('en-IN')}`}
            </Link>
          </h2>
          <p className="fn-soft">
            {entry.narration}, {formatDay(entry.businessDate, 'UTC')}
          </p>
          <EntryTable entry={entry} />
        </section>
      ))}
    </div>
  );
}

type Claim = NonNullable<ExpenseClaimQuery['expenseClaim']>;

/** What looks like something that was claimed or billed before; said until it is decided. */
function Doubts({ claim: { doubts, state, outlet } }: { claim: Claim }) {
  if (doubts.length === 0 || state !== 'SUBMITTED') return null;
  return (
    <Notice tone="soon">
      This may have been claimed or billed before:
      <ul className="fc-doubts">
        {doubts.map(({ position, kind, otherId, otherNumber, billId }) => (
          <li key={`${position} ${kind} ${otherId ?? billId}`}>
            Line {position} {doubtWords[kind]}{' '}
            {otherId ? (
              <Link to="/claims/$claimId" params={{ claimId: otherId }}>
                claim {otherNumber}
              </Link>
            ) : (
              <a href={`/staff/purchasing/bills/${billId}?outlet=${outlet.id}`}>and that was entered</a>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Lines({ claim: { lines, total } }: { claim: Claim }) {
  return (
    <table className="fn-table fc-items">
      <thead>
        <tr>
          <th scope="col">What was bought</th>
          <th scope="col">Receipts</th>
          <th scope="col">Paid</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.position}>
            <td>
              {line.what}
              <small>
                {formatDay(line.day, 'UTC')}, {line.category.name}
                <span className="fn-soft"> ({line.category.accountCode})</span>
              </small>
              <Invoice line={line} />
            </td>
            <td>
              <Receipts receipts={line.receipts} of={`line ${line.position}`} />
            </td>
            <td>
              <MoneyText value={line.amount} paise />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            Together
          </th>
          <td>
            <MoneyText value={total} paise />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

/** Who wrote the bill, and the tax in it; nothing where none is known. */
function Invoice({ line }: { line: Claim['lines'][number] }) {
  const tax = line.cgst + line.sgst + line.igst;
  const said = [line.sellerName, line.sellerGstin, line.billNumber && `bill ${line.billNumber}`]
    .filter(Boolean)
    .join(', ');
  if (said === '' && tax === 0) return null;
  return (
    <small>
      {said}
      {tax > 0 ? (
        <>
          , {line.igst > 0 ? 'IGST' : 'CGST and SGST'} <MoneyText value={tax} paise />
        </>
      ) : null}
    </small>
  );
}
