import { never, useCommandId } from '@college-kiosk/client';
import { formatMoney, Notice, scaled } from '@college-kiosk/ui';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { DrawerPurpose } from '../../gql/graphql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';
import { MOVES, type Move } from './moves.ts';

const MoveDrawerCashDocument = graphql(`
  mutation MoveDrawerCash($input: MoveDrawerCashInput!) {
    moveDrawerCash(input: $input) {
      __typename
      ... on DrawerSession { id state }
      ... on DrawerShort { code message }
      ... on DrawerSessionOver { code message sessionState }
      ... on NotAtThisDrawer { code message }
    }
  }
`);

type Props = { sessionId: string; move: Move; onDone: () => void };

/** Cash that comes in or goes out beside sales, with what for and why. */
export function MoveCash({ sessionId, move, onDone }: Props) {
  const idOf = useCommandId();
  const toast = useToast();
  const { purposes, verb, done } = MOVES[move];
  const [purpose, setPurpose] = useState<DrawerPurpose>(purposes[0].value);
  const [rupees, setRupees] = useState('');
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(MoveDrawerCashDocument);
  const amount = move === 'NO_SALE' ? 0 : scaled(rupees, 2);
  const ready = amount !== null && (amount > 0 || move === 'NO_SALE') && reason.trim().length >= 3;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready || amount === null) return;
    setRefusal(null);
    const said = { sessionId, purpose, amount, reason: reason.trim() };
    const answer = (await run({ input: { id: idOf(said), ...said } }))?.moveDrawerCash;
    if (!answer) return;
    switch (answer.__typename) {
      case 'DrawerSession':
        toast.done(amount > 0 ? `${done}: ${formatMoney(amount)}.` : `${done}.`);
        return onDone();
      case 'DrawerShort':
      case 'DrawerSessionOver':
      case 'NotAtThisDrawer':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <form className="dr-form" onSubmit={send}>
      {purposes.length > 1 ? (
        <NativeSelect
          label="What for"
          size="lg"
          value={purpose}
          data={[...purposes]}
          onChange={(event) => setPurpose(event.currentTarget.value as DrawerPurpose)}
        />
      ) : null}
      {move === 'NO_SALE' ? null : (
        <TextInput
          label="Rupees"
          size="lg"
          inputMode="decimal"
          autoFocus
          value={rupees}
          error={rupees !== '' && amount === null ? 'Rupees, like 200 or 124.50' : undefined}
          onChange={(event) => setRupees(event.currentTarget.value)}
        />
      )}
      <TextInput
        label="Why"
        size="lg"
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {refusal ? <Notice>{refusal}</Notice> : null}
      <Button type="submit" size="lg" fullWidth disabled={!ready} loading={busy}>
        {verb}
      </Button>
    </form>
  );
}
