import { never, useCommandId } from '@college-kiosk/client';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { Answer } from '../../shell/Answer.tsx';
import { useRun } from '../../shell/use-run.ts';

const AcknowledgeIdentityAlertDocument = graphql(`
  mutation AcknowledgeIdentityAlert($input: AcknowledgeIdentityAlertInput!) {
    acknowledgeIdentityAlert(input: $input) {
      __typename
      ... on Identity { name }
      ... on AlreadyAcknowledged { code message by }
    }
  }
`);

/** Says that one has seen an alert, and what one makes of it. */
export function AcknowledgeAlert({ alertId, onDone }: { alertId: string; onDone: () => void }) {
  const commandId = useCommandId();
  const [isOpen, setIsOpen] = useState(false);
  const [note, setNote] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const { run, busy, problem } = useRun(AcknowledgeIdentityAlertDocument);
  const say = async () => {
    setRefusal(null);
    const said = { alertId, note: note.trim() };
    const answer = (await run({ input: { commandId: commandId(said), ...said } }))?.acknowledgeIdentityAlert;
    if (!answer) return;
    switch (answer.__typename) {
      case 'Identity':
        return onDone();
      case 'AlreadyAcknowledged':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  if (!isOpen) {
    return (
      <Button variant="default" size="compact-sm" onClick={() => setIsOpen(true)}>
        I have seen this
      </Button>
    );
  }
  return (
    <form
      className="fv-say"
      onSubmit={(event) => {
        event.preventDefault();
        void say();
      }}
    >
      <TextInput
        label="What you make of it"
        autoFocus
        maxLength={300}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button type="submit" disabled={note.trim().length < 3} loading={busy}>
        Note it
      </Button>
      <Button variant="subtle" color="steel" onClick={() => setIsOpen(false)}>
        Back
      </Button>
      <Answer refusal={refusal} problem={problem} />
    </form>
  );
}
