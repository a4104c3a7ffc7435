import { never, useCommandId } from '@college-kiosk/client';
import { formatDay, formatMoney } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { GstMonthInput } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { Answer } from '../../shell/Answer.tsx';
import { monthOf } from '../../shell/month-of.ts';
import { useRun } from '../../shell/use-run.ts';
import { mayDo, useSigned } from '../../shell/viewer.ts';
import { monthName } from './months.ts';

const SetOffFragment = graphql(`
  fragment SetOff on GstMonth {
    from
    agrees
    isSetOff
    setOffEntryId
    setOffOn
    payable { __typename cgst sgst igst }
  }
`);
const SetOffDocument = graphql(`
  mutation SetOffGst($input: SetOffGstInput!) {
    setOffGst(input: $input) {
      __typename
      ... on GstMonth { isSetOff }
      ... on MonthNotOver { code message from }
      ... on AlreadySetOff { code message }
      ... on LaterMonthSetOff { code message month }
      ... on EarlierMonthFirst { code message month }
      ... on DiffersFromBooks { code message }
      ... on NothingToSetOff { code message }
    }
  }
`);

type Props = { month: FragmentType<typeof SetOffFragment>; input: GstMonthInput; onDone: () => void };

/** Sets the month off in the books, or leads to the entry that did. */
export function SetOff({ month, input, onDone }: Props) {
  const { from, agrees, isSetOff, setOffEntryId, setOffOn, payable } = readFragment(SetOffFragment, month);
  const { viewer, today } = useSigned();
  const idOf = useCommandId();
  const [isOpen, setIsOpen] = useState(false);
  const [refusal, setRefusal] = useState<ReactNode>(null);
  const { run, busy, problem } = useRun(SetOffDocument);
  if (setOffEntryId && setOffOn) {
    return (
      <p className="fn-soft fg-done">
        <Link to="/day-book" search={{ from: setOffOn, to: setOffOn, account: '2230', entry: setOffEntryId }}>
          The entry that set it off
        </Link>{' '}
        is of {formatDay(setOffOn, 'UTC')}.
      </p>
    );
  }
  if (isSetOff || !agrees || from >= monthOf(today) || !mayDo(viewer, 'gst:set-off', null)) return null;
  const send = async () => {
    setRefusal(null);
    const answer = (await run({ input: { id: idOf(input), ...input } }))?.setOffGst;
    if (!answer) return;
    switch (answer.__typename) {
      case 'GstMonth':
        setIsOpen(false);
        return onDone();
      case 'MonthNotOver':
      case 'AlreadySetOff':
      case 'LaterMonthSetOff':
      case 'EarlierMonthFirst':
      case 'DiffersFromBooks':
      case 'NothingToSetOff':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <div className="fg-set-off">
      {isOpen ? (
        <>
          <p>
            Tax on sales of {monthName(from)} is set off against input tax, and{' '}
            <strong>{formatMoney(payable.cgst + payable.sgst + payable.igst)}</strong> becomes payable (2230). It is
            done once.
          </p>
          <Button loading={busy} onClick={() => void send()}>
            Set off
          </Button>
          <Button variant="subtle" color="steel" onClick={() => setIsOpen(false)}>
            Back
          </Button>
        </>
      ) : (
        <Button variant="default" onClick={() => setIsOpen(true)}>
          Set off in the books
        </Button>
      )}
      <Answer refusal={refusal} problem={problem} />
    </div>
  );
}
