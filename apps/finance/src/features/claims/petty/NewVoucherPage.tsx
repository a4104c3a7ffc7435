import '../claims.css';
import { useQuery } from '@apollo/client/react';
import { never, useCommandId } from '@college-kiosk/client';
import { EmptyState, formatMoney, LoadingShape, Notice, PageHeader, scaled } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import type { NewPettyVoucherQuery } from '../../../gql/graphql.ts';
import { Answer } from '../../../shell/Answer.tsx';
import { ProblemState } from '../../../shell/ProblemState.tsx';
import { useRun } from '../../../shell/use-run.ts';
import { useSigned } from '../../../shell/viewer.ts';
import { ClaimLineFields } from '../ClaimLineFields.tsx';
import { emptyLine, faultOf, lineInput } from '../claim-lines.ts';

const NewPettyVoucherDocument = graphql(`
  query NewPettyVoucher($boxId: UUID!) {
    expenseCategories { __typename id name receiptAbove inUse }
    pettyBox(id: $boxId) { __typename id name balance voucherLimit inUse outlet { __typename id name } }
  }
`);
const PayPettyVoucherDocument = graphql(`
  mutation PayPettyVoucher($input: PayPettyVoucherInput!) {
    payPettyVoucher(input: $input) {
      __typename
      ... on PettyVoucher { id number state }
      ... on BoxClosed { code message }
      ... on NotCustodian { code message }
      ... on BoxShort { code message balance }
      ... on AmountNotPositive { code message position }
      ... on CategoryClosed { code message position }
      ... on SellerGstinInvalid { code message position }
      ... on TaxUnfit { code message position }
      ... on DayAhead { code message today }
      ... on PeriodLocked { code message firstOpenDay }
      ... on DayBefore { code message notBefore }
      ... on ReceiptNeeded { code message position above }
    }
  }
`);

/** Something that is paid out of a box, as it is being written. */
export function NewVoucherPage() {
  const { boxId } = useParams({ from: '/petty-cash/$boxId/new' });
  const { data, error, refetch } = useQuery(NewPettyVoucherDocument, {
    variables: { boxId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape shape="rows" label="The voucher" />;
  const { pettyBox: box, expenseCategories } = data;
  const open = expenseCategories.filter(({ inUse }) => inUse);
  if (!box?.inUse) return <EmptyState kind="filtered" title="There is no such box" />;
  if (open.length === 0) {
    return (
      <EmptyState kind="first-use" title="Nothing can be paid yet">
        Finance decides on the categories first.
      </EmptyState>
    );
  }
  return (
    <>
      <PageHeader
        title="New voucher"
        lead={`Paid out of ${box.name}, with ${formatMoney(box.balance)} in it.`}
        actions={
          <Button
            variant="default"
            renderRoot={(props) => <Link to="/petty-cash/$boxId" params={{ boxId }} {...props} />}
          >
            {box.name}
          </Button>
        }
      />
      <VoucherForm box={box} categories={open} />
    </>
  );
}

type Props = {
  box: NonNullable<NewPettyVoucherQuery['pettyBox']>;
  categories: NewPettyVoucherQuery['expenseCategories'];
};

function VoucherForm({ box, categories }: Props) {
  const { today } = useSigned();
  const navigate = useNavigate();
  const idOf = useCommandId();
  const [line, setLine] = useState(() => emptyLine(today));
  const [marked, setMarked] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { run, busy, problem } = useRun(PayPettyVoucherDocument);
  const waits = (scaled(line.amount, 2) ?? 0) > box.voucherLimit;
  const pay = async (event: FormEvent) => {
    event.preventDefault();
    setMarked(true);
    setRefusal(null);
    if (faultOf(line) !== null) return;
    const said = { boxId: box.id, ...lineInput(line) };
    const answer = (await run({ input: { id: idOf(said), ...said } }))?.payPettyVoucher;
    if (!answer) return;
    switch (answer.__typename) {
      case 'PettyVoucher':
        return void navigate({ to: '/petty-cash/$boxId', params: { boxId: box.id } });
      case 'BoxClosed':
      case 'NotCustodian':
      case 'BoxShort':
      case 'AmountNotPositive':
      case 'CategoryClosed':
      case 'SellerGstinInvalid':
      case 'TaxUnfit':
      case 'DayAhead':
      case 'PeriodLocked':
      case 'DayBefore':
      case 'ReceiptNeeded':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <form className="fc-form" onSubmit={(event) => void pay(event)} noValidate>
      <ClaimLineFields
        {...{ title: 'Voucher', line, outletId: box.outlet.id, categories, marked, onRemove: null }}
        onChange={(changed) => setLine((before) => ({ ...before, ...changed }))}
      />
      {waits ? (
        <Notice tone="soon">
          Above {formatMoney(box.voucherLimit)} somebody else says yes first. Pay it when they did.
        </Notice>
      ) : null}
      <div className="fc-actions">
        <Button type="submit" loading={busy}>
          {waits ? 'Ask for a yes' : 'Pay it out of the box'}
        </Button>
        <Answer refusal={refusal} problem={problem} />
      </div>
    </form>
  );
}
