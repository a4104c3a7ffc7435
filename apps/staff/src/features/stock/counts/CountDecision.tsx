import { never, useCommandId } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import { AnotherDecides } from '../../../shell/AnotherDecides.tsx';
import { useToast } from '../../../shell/toast.tsx';
import { useRun } from '../../../shell/use-run.ts';
import type { ShownCount } from './count-words.ts';

const ApproveCountDocument = graphql(`
  mutation ApproveStockCount($commandId: UUID!, $countId: UUID!) {
    approveStockCount(commandId: $commandId, countId: $countId) {
      __typename
      ... on StockCount { id state }
      ... on IllegalCountStep { code message state }
      ... on AnotherPersonNeeded { code message }
      ... on CountOutOfDate { code message stockItemIds }
    }
  }
`);
const RepeatCountDocument = graphql(`
  mutation RepeatStockCount($input: RepeatCountInput!) {
    repeatStockCount(input: $input) {
      __typename
      ... on StockCount { id state }
      ... on IllegalCountStep { code message state }
    }
  }
`);
const RejectCountDocument = graphql(`
  mutation RejectStockCount($input: EndCountInput!) {
    rejectStockCount(input: $input) {
      __typename
      ... on StockCount { id state }
      ... on IllegalCountStep { code message state }
    }
  }
`);

type Props = { count: ShownCount; chosen: readonly string[]; onChanged: () => void };

/** Approve, have some lines counted once more, or reject. */
export function CountDecision({ count, chosen, onChanged }: Props) {
  const toast = useToast();
  const commandId = useCommandId();
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [approve, approving] = useRun(ApproveCountDocument);
  const [repeat, repeating] = useRun(RepeatCountDocument);
  const [reject, rejecting] = useRun(RejectCountDocument);
  const countId = count.id;
  const done = (words: string) => {
    setRefusal(null);
    toast.done(words);
    onChanged();
  };
  const yes = async () => {
    const answer = (await approve({ commandId: commandId({ approve: count.handedInAt }), countId }))?.approveStockCount;
    if (!answer) return;
    switch (answer.__typename) {
      case 'StockCount':
        return done('Stock and books say what was counted.');
      case 'IllegalCountStep':
      case 'AnotherPersonNeeded':
      case 'CountOutOfDate':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  const again = async () => {
    const said = { countId, stockItemIds: [...chosen], reason: reason.trim() || null };
    const id = commandId({ ...said, at: count.handedInAt });
    const answer = (await repeat({ input: { commandId: id, ...said } }))?.repeatStockCount;
    if (!answer) return;
    if (answer.__typename === 'StockCount') return done('It is counted once more.');
    if (answer.__typename === 'IllegalCountStep') return setRefusal(answer.message);
    never(answer);
  };
  const no = async () => {
    const said = { countId, reason: reason.trim() };
    const answer = (await reject({ input: { commandId: commandId(said), ...said } }))?.rejectStockCount;
    if (!answer) return;
    if (answer.__typename === 'StockCount') return done('It is rejected; nothing was corrected.');
    if (answer.__typename === 'IllegalCountStep') return setRefusal(answer.message);
    never(answer);
  };
  return (
    <div className="sk-steps">
      {count.needsAnotherPerson ? <AnotherDecides /> : null}
      {refusal ? <Notice>{refusal}</Notice> : null}
      <div className="sk-both">
        {count.needsAnotherPerson ? null : (
          <Button size="md" loading={approving} onClick={() => void yes()}>
            Approve and correct the stock
          </Button>
        )}
        <Button
          size="md"
          variant="default"
          loading={repeating}
          disabled={chosen.length === 0}
          onClick={() => void again()}
        >
          {chosen.length === 0 ? 'Tick lines to count once more' : `Count ${chosen.length} once more`}
        </Button>
      </div>
      <div className="sk-no">
        <TextInput
          label="Not right at all?"
          placeholder="Why it is rejected"
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button variant="default" loading={rejecting} disabled={reason.trim() === ''} onClick={() => void no()}>
          Reject
        </Button>
      </div>
    </div>
  );
}
