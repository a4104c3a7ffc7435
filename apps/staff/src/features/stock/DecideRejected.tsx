import { never, useCommandId } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';
import { type Fate, FateFields } from './FateFields.tsx';

const DecideRejectedDocument = graphql(`
  mutation DecideRejectedBatch($input: DecideRejectedInput!) {
    decideRejectedBatch(input: $input) {
      __typename
      ... on StockTransfer { id state }
      ... on NotSetAside { code message }
      ... on PhotoNeeded { code message }
      ... on OtherRegistration { code message }
      ... on SameLocation { code message }
    }
  }
`);

const FATES = ['ACCEPTED', 'WASTED', 'SENT_BACK'] as const;
type Props = { batchId: string; name: string; onDone: () => void };

/** Decides on a batch that was set aside when it came. */
export function DecideRejected({ batchId, name, onDone }: Props) {
  const [run, busy] = useRun(DecideRejectedDocument);
  const commandId = useCommandId();
  const toast = useToast();
  const [said, setSaid] = useState<Fate>({ fate: 'WASTED', why: '', photos: [] });
  const [refusal, setRefusal] = useState<string | null>(null);
  const decide = async () => {
    const photoIds = said.fate === 'WASTED' ? said.photos.map(({ id }) => id) : null;
    const decided = { batchId, fate: said.fate, reason: said.why.trim(), photoIds };
    const answer = (await run({ input: { commandId: commandId(decided), ...decided } }))?.decideRejectedBatch;
    if (!answer) return;
    switch (answer.__typename) {
      case 'StockTransfer':
        toast.done('It is decided.');
        return onDone();
      case 'NotSetAside':
        onDone();
        return setRefusal(answer.message);
      case 'PhotoNeeded':
      case 'OtherRegistration':
      case 'SameLocation':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <fieldset>
      <legend>{name}: set aside</legend>
      {refusal ? <Notice>{refusal}</Notice> : null}
      <FateFields said={said} among={FATES} needsWhy onChange={(part) => setSaid({ ...said, ...part })} />
      <div>
        <Button size="md" loading={busy} disabled={said.why.trim() === ''} onClick={() => void decide()}>
          Decide
        </Button>
      </div>
    </fieldset>
  );
}
