import { never, useCommandId } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import { AnotherDecides } from '../../../shell/AnotherDecides.tsx';
import { useToast } from '../../../shell/toast.tsx';
import { useRun } from '../../../shell/use-run.ts';
import { useSigned } from '../../../shell/viewer.tsx';

const DecideReturnDocument = graphql(`
  mutation DecideReturn($input: DecideReturnInput!) {
    decideReturn(input: $input) {
      __typename
      ... on GoodsReturn { id state }
      ... on IllegalReturnStep { code message state }
      ... on AnotherPersonNeeded { code message }
    }
  }
`);
const WithdrawReturnDocument = graphql(`
  mutation WithdrawReturn($commandId: UUID!, $returnId: UUID!) {
    withdrawReturn(commandId: $commandId, returnId: $returnId) {
      __typename
      ... on GoodsReturn { id state }
      ... on IllegalReturnStep { code message state }
    }
  }
`);

type Props = {
  returnId: string;
  /** Whether who looks at it sent it, and so does not decide on it. */
  isOwn: boolean;
  onChanged: () => void;
};

/** Goods that wait: a yes or no of somebody else, and the way back for whoever sent them. */
export function DecideReturn({ returnId, isOwn, onChanged }: Props) {
  const { may } = useSigned();
  const toast = useToast();
  const commandId = useCommandId();
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [decide, deciding] = useRun(DecideReturnDocument);
  const [withdraw, withdrawing] = useRun(WithdrawReturnDocument);
  const busy = deciding || withdrawing;
  const say = async (approve: boolean) => {
    const said = { returnId, approve, reason: approve ? null : reason.trim() };
    const answer = (await decide({ input: { commandId: commandId(said), ...said } }))?.decideReturn;
    if (!answer) return;
    switch (answer.__typename) {
      case 'GoodsReturn':
        toast.done(approve ? 'It is sent back.' : 'It is back in stock.');
        return onChanged();
      case 'IllegalReturnStep':
      case 'AnotherPersonNeeded':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  const takeBack = async () => {
    const answer = (await withdraw({ commandId: commandId({ returnId }), returnId }))?.withdrawReturn;
    if (!answer) return;
    switch (answer.__typename) {
      case 'GoodsReturn':
        toast.done('It is back in stock.');
        return onChanged();
      case 'IllegalReturnStep':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <div className="pu-decide">
      <Notice tone="soon">
        It is worth more than the limit: another person decides. Until then it lies apart, neither used nor gone.
      </Notice>
      {refusal ? <Notice>{refusal}</Notice> : null}
      {may('return:approve') && isOwn ? <AnotherDecides /> : null}
      {may('return:approve') && !isOwn ? (
        <>
          <Button size="md" loading={busy} onClick={() => void say(true)}>
            Let it go back
          </Button>
          <div className="pu-no">
            <TextInput
              label="Stays here?"
              placeholder="Why it does not go back"
              maxLength={200}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <Button variant="default" loading={busy} disabled={reason.trim() === ''} onClick={() => void say(false)}>
              Back into stock
            </Button>
          </div>
        </>
      ) : null}
      {may('goods:return') ? (
        <Button variant="default" loading={busy} onClick={() => void takeBack()}>
          Withdraw it
        </Button>
      ) : null}
    </div>
  );
}
