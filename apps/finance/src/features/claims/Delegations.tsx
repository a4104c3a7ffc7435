import { useQuery } from '@apollo/client/react';
import { never, useCommandId } from '@college-kiosk/client';
import { formatDay, LoadingShape, StatusPill } from '@college-kiosk/ui';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { Answer } from '../../shell/Answer.tsx';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useRun } from '../../shell/use-run.ts';
import { mayDo, useSigned } from '../../shell/viewer.ts';
import { EndDelegation } from './EndDelegation.tsx';

const ExpenseDelegationsDocument = graphql(`
  query ExpenseDelegations($outletId: UUID!) {
    expenseDelegations { __typename id firstDay lastDay reason endedAt giver taker isMine }
    expenseApprovers(outletId: $outletId) { __typename id name email }
  }
`);
const DelegateExpensesDocument = graphql(`
  mutation DelegateExpenses($input: DelegateExpensesInput!) {
    delegateExpenses(input: $input) {
      __typename
      ... on ExpenseDelegation { id }
      ... on NotAnApprover { code message }
      ... on DaysUnfit { code message today }
    }
  }
`);

/** Who decides in whose place while they are away; and one's own limit, handed over. */
export function Delegations() {
  const { viewer, today } = useSigned();
  const outletId = viewer.outlets.find(({ id }) => mayDo(viewer, 'expense:approve', id))?.id ?? '';
  const { data, error, refetch } = useQuery(ExpenseDelegationsDocument, {
    variables: { outletId },
    fetchPolicy: 'cache-and-network',
  });
  const [begun, setBegun] = useState(false);
  const done = () => {
    setBegun(false);
    void refetch();
  };
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape shape="rows" count={2} label="In whose place" />;
  const { expenseDelegations: list, expenseApprovers: approvers } = data;
  return (
    <section aria-label="In whose place">
      <div className="fc-head">
        <h2>While somebody is away</h2>
        {begun ? null : (
          <Button variant="default" onClick={() => setBegun(true)}>
            Hand my limit over
          </Button>
        )}
      </div>
      {begun ? (
        <DelegateForm outletId={outletId} approvers={approvers} onDone={done} onBack={() => setBegun(false)} />
      ) : null}
      {list.length === 0 ? <p className="fn-soft">Everybody decides by their own limit.</p> : null}
      <ul className="fn-list">
        {list.map(({ id, firstDay, lastDay, reason, endedAt, giver, taker, isMine }) => (
          <li key={id}>
            <span>
              <strong>{taker}</strong> in the place of {giver}: {reason}
              <small>
                {formatDay(firstDay, 'UTC')} to {formatDay(lastDay, 'UTC')}
              </small>
            </span>
            {endedAt !== null || lastDay < today ? (
              <StatusPill tone="quiet">{endedAt ? 'Taken back' : 'Over'}</StatusPill>
            ) : isMine ? (
              <EndDelegation delegationId={id} onDone={done} />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

type Props = {
  outletId: string;
  approvers: readonly { id: string; name: string; email: string }[];
  onDone: () => void;
  onBack: () => void;
};

function DelegateForm({ outletId, approvers, onDone, onBack }: Props) {
  const { today } = useSigned();
  const idOf = useCommandId();
  const isNamesake = (name: string) => approvers.filter((one) => one.name === name).length > 1;
  const [takerId, setTakerId] = useState('');
  const [firstDay, setFirstDay] = useState(today);
  const [lastDay, setLastDay] = useState(today);
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const { run, busy, problem } = useRun(DelegateExpensesDocument);
  const delegate = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const said = { outletId, takerId, firstDay, lastDay, reason: reason.trim() };
    const answer = (await run({ input: { id: idOf(said), ...said } }))?.delegateExpenses;
    if (!answer) return;
    switch (answer.__typename) {
      case 'ExpenseDelegation':
        return onDone();
      case 'NotAnApprover':
      case 'DaysUnfit':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <form onSubmit={(event) => void delegate(event)} noValidate>
      <NativeSelect
        label="To"
        value={takerId}
        data={[
          { value: '', label: 'Choose' },
          ...approvers.map(({ id, name, email }) => ({
            value: id,
            label: isNamesake(name) ? `${name}, ${email}` : name,
          })),
        ]}
        onChange={(event) => setTakerId(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label="From"
        value={firstDay}
        onChange={(event) => setFirstDay(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label="To the end of"
        value={lastDay}
        min={firstDay}
        onChange={(event) => setLastDay(event.currentTarget.value)}
      />
      <TextInput
        label="Why"
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button type="submit" disabled={takerId === '' || reason.trim().length < 3} loading={busy}>
        Hand it over
      </Button>
      <Button variant="subtle" color="steel" onClick={onBack}>
        Back
      </Button>
      <Answer refusal={refusal} problem={problem} />
    </form>
  );
}
