import '../purchasing.css';
import { useQuery } from '@apollo/client/react';
import {
  DataTable,
  EmptyState,
  formatDay,
  formatQuantity,
  formatTime,
  LoadingShape,
  MoneyText,
  Notice,
  PageHeader,
  StatusPill,
} from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { graphql } from '../../../gql/gql.ts';
import type { GoodsReturnQuery } from '../../../gql/graphql.ts';
import { ProblemState } from '../../../shell/ProblemState.tsx';
import { TimelineButton } from '../../../shell/TimelineButton.tsx';
import { useSigned } from '../../../shell/viewer.tsx';
import { PrintDebitNote } from '../PrintDebitNote.tsx';
import { DecideReturn } from './DecideReturn.tsx';
import { returnWords } from './return-words.ts';

const GoodsReturnDocument = graphql(`
  query GoodsReturn($outletId: UUID!, $id: UUID!) {
    goodsReturn(outletId: $outletId, id: $id) {
      __typename
      id
      reason
      reference
      returnedAt
      returnedByLabel
      state
      needsAnotherPerson
      decidedAt
      decidedByLabel
      decisionReason
      supplier { __typename id name }
      debitNote { __typename id number taxable tax issuedOn }
      lines {
        __typename
        quantity
        value
        item { __typename id name baseUnit }
        batch { __typename id supplierBatch receivedAt expiryDate }
      }
    }
  }
`);

/** One return: what went back out of which batches, why, and what is asked back for it. */
export function GoodsReturnPage() {
  const { outlet, organisation } = useSigned();
  const { returnId } = useParams({ from: '/signed/purchasing/returns/$returnId' });
  const { data, error, refetch } = useQuery(GoodsReturnDocument, {
    variables: { outletId: outlet.id, id: returnId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape shape="rows" label="The return" />;
  const goods = data.goodsReturn;
  if (!goods) return <EmptyState kind="filtered" title="There is no such return here" />;
  const { supplier, debitNote, reason, reference, returnedAt, returnedByLabel, state, lines } = goods;
  const { zone } = organisation;
  return (
    <div className="pu-order">
      <PageHeader
        title={`${state === 'SENT' ? 'Sent back' : 'To send back'} to ${supplier.name}`}
        status={<StatusPill tone={returnWords[state].tone}>{returnWords[state].label}</StatusPill>}
        lead={[
          `${formatDay(returnedAt, zone)}, ${formatTime(returnedAt, zone)}`,
          returnedByLabel && `by ${returnedByLabel}`,
          reference && `note ${reference}`,
        ]
          .filter(Boolean)
          .join(' · ')}
        actions={
          <>
            {debitNote ? <PrintDebitNote noteId={debitNote.id} number={debitNote.number} /> : null}
            <TimelineButton entity="goods_return" id={goods.id} name="this return" />
            <Button variant="default" renderRoot={(props) => <Link to="/purchasing/returns" {...props} />}>
              All returns
            </Button>
          </>
        }
      />
      <p className="pu-note">Why: {reason}</p>
      <Decided goods={goods} zone={zone} />
      {state === 'WAITING' ? (
        <DecideReturn returnId={goods.id} isOwn={goods.needsAnotherPerson} onChanged={() => void refetch()} />
      ) : state !== 'SENT' ? null : debitNote ? (
        <Notice tone="good">
          Debit note {debitNote.number} of {formatDay(debitNote.issuedOn, 'UTC')} asks{' '}
          <MoneyText value={debitNote.taxable + debitNote.tax} paise /> back.
        </Notice>
      ) : (
        <p className="pu-note pu-quiet">It was not billed: it is billed no more.</p>
      )}
      <DataTable
        caption={state === 'SENT' ? 'What went back' : 'What is to go back'}
        rows={lines}
        rowKey={({ batch }) => batch.id}
        columns={[
          { key: 'item', header: 'Item', render: ({ item }) => item.name },
          { key: 'batch', header: 'Batch', render: ({ batch }) => batch.supplierBatch ?? '–' },
          { key: 'came', header: 'Came', render: ({ batch }) => formatDay(batch.receivedAt, zone) },
          {
            key: 'good',
            header: 'Good until',
            render: ({ batch }) => (batch.expiryDate ? formatDay(batch.expiryDate, 'UTC') : '–'),
          },
          {
            key: 'quantity',
            header: 'Quantity',
            numeric: true,
            render: ({ quantity, item }) => formatQuantity(quantity, item.baseUnit),
          },
          { key: 'value', header: 'Cost', numeric: true, render: ({ value }) => <MoneyText value={value} paise /> },
        ]}
      />
    </div>
  );
}

type Goods = NonNullable<GoodsReturnQuery['goodsReturn']>;

/** Who decided on it, when, and why not. */
function Decided({ goods, zone }: { goods: Goods; zone: string }) {
  const { decidedAt, decidedByLabel, decisionReason } = goods;
  if (decidedAt === null) return null;
  return (
    <p className="pu-note pu-quiet">
      {decisionReason ? 'Rejected' : 'Let go'} on {formatDay(decidedAt, zone)}
      {decidedByLabel ? ` by ${decidedByLabel}` : ''}
      {decisionReason ? `: ${decisionReason}` : ''}
    </p>
  );
}
