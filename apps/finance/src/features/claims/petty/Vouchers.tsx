import { usePages } from '@college-kiosk/client';
import { EmptyState, formatDay, LoadingShape, MoneyText, ShowMore, StatusPill } from '@college-kiosk/ui';
import { Link } from '@tanstack/react-router';
import { graphql } from '../../../gql/gql.ts';
import type { PettyVouchersQuery } from '../../../gql/graphql.ts';
import { ProblemState } from '../../../shell/ProblemState.tsx';
import { mayDo, useSigned } from '../../../shell/viewer.ts';
import { Receipts } from '../Receipts.tsx';
import { DecideVoucher } from './DecideVoucher.tsx';
import { voucherWords } from './petty-words.ts';
import { ReverseVoucher } from './ReverseVoucher.tsx';

const PettyVouchersDocument = graphql(`
  query PettyVouchers($boxId: UUID!, $after: String) {
    pettyVouchers(boxId: $boxId, first: 50, after: $after) {
      __typename
      pageInfo { __typename hasNextPage endCursor }
      edges {
        __typename
        node {
          __typename
          id
          number
          state
          day
          what
          amount
          sellerName
          billNumber
          payer
          decider
          reason
          category { __typename id name accountCode }
          receipts { __typename id mediaType }
          entries { __typename id number businessDate }
        }
      }
    }
  }
`);

type Box = { id: string; isMine: boolean; inUse: boolean; outlet: { id: string } };
type Props = { box: Box; onDone: () => void };

/** What was paid out of a box, the last first; others than who answers for it decide on what waits. */
export function Vouchers({ box, onDone }: Props) {
  const { rows, error, isLoading, refetch, ...list } = usePages(PettyVouchersDocument, {
    variables: { boxId: box.id },
    page: (data) => data.pettyVouchers,
  });
  if (error) return <ProblemState error={error} onRetry={refetch} />;
  if (isLoading) return <LoadingShape shape="rows" count={4} label="Vouchers" />;
  if (rows.length === 0) return <EmptyState kind="first-use" title="Nothing was paid out of it yet" />;
  const done = () => {
    refetch();
    onDone();
  };
  return (
    <section aria-label="Vouchers">
      <h2>Vouchers</h2>
      <table className="fn-table fc-items">
        <thead>
          <tr>
            <th scope="col">What was paid</th>
            <th scope="col">Receipts</th>
            <th scope="col">Amount</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((voucher) => (
            <tr key={voucher.id}>
              <td>
                <Said voucher={voucher} />
                <Decision box={box} voucher={voucher} onDone={done} />
              </td>
              <td>
                <Receipts receipts={voucher.receipts} of={`voucher ${voucher.number}`} />
              </td>
              <td>
                <MoneyText value={voucher.amount} paise />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ShowMore list={list} />
    </section>
  );
}

type Voucher = PettyVouchersQuery['pettyVouchers']['edges'][number]['node'];

function Said({ voucher }: { voucher: Voucher }) {
  const { number, state, day, what, sellerName, billNumber, payer, decider, reason, category, entries } = voucher;
  return (
    <>
      {what}{' '}
      {state === 'PAID' ? null : <StatusPill tone={voucherWords[state].tone}>{voucherWords[state].label}</StatusPill>}
      <small>
        {[
          `Voucher ${number}`,
          formatDay(day, 'UTC'),
          payer,
          category.name,
          sellerName,
          billNumber && `bill ${billNumber}`,
        ]
          .filter(Boolean)
          .join(', ')}
        {decider ? `, decided by ${decider}` : ''}
        {entries.map((entry) => (
          <span key={entry.id}>
            ,{' '}
            <Link to="/day-book" search={{ from: entry.businessDate, to: entry.businessDate, entry: entry.id }}>
              {`entry ${entry.number.toLocaleString('en-IN')}`}
            </Link>
          </span>
        ))}
      </small>
      {reason ? <small>{reason}</small> : null}
    </>
  );
}

function Decision({ box, voucher: { id, state }, onDone }: Props & { voucher: Voucher }) {
  const { viewer } = useSigned();
  if (!box.inUse || box.isMine || !mayDo(viewer, 'petty:count', box.outlet.id)) return null;
  return (
    <div className="fc-actions">
      {state === 'WAITING' ? <DecideVoucher voucherId={id} onDone={onDone} /> : null}
      {state === 'PAID' ? <ReverseVoucher voucherId={id} onDone={onDone} /> : null}
    </div>
  );
}
