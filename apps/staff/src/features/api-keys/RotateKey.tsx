import { never, newId } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, Modal, NativeSelect } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useRun } from '../../shell/use-run.ts';
import { ShownKey } from './ShownKey.tsx';

const RotateApiKeyDocument = graphql(`
  mutation RotateApiKey($input: RotateApiKeyInput!) {
    rotateApiKey(input: $input) {
      __typename
      ... on NewApiKey { key }
      ... on BeyondOwnRights { code message permissions }
      ... on KeyWasShown { code message }
      ... on KeyIsOver { code message }
      ... on KeyHasManySecrets { code message }
    }
  }
`);

const overlaps = [
  { value: '1', label: 'One more day' },
  { value: '7', label: 'Seven more days' },
  { value: '30', label: 'Thirty more days' },
  { value: '0', label: 'Not at all: it ends now' },
];
const dayMs = 86_400_000;

type Props = { apiKey: { id: string; name: string }; onClose: () => void; onMade: () => void };

/** A new secret for a key; the old one works for a while, so that no program stops in between. */
export function RotateKey({ apiKey, onClose, onMade }: Props) {
  // Fixed when the form opens: sent again after a lost answer, the same id must have the same body.
  const [{ id, openedAt }] = useState(() => ({ id: newId(), openedAt: Date.now() }));
  const [days, setDays] = useState('7');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [key, setKey] = useState<string | null>(null);
  const [run, busy] = useRun(RotateApiKeyDocument);
  const rotate = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    // Thirty days less a minute: no clock is quite right.
    const oldEndsAt = new Date(openedAt + Number(days) * dayMs - 60_000).toISOString();
    const answer = (await run({ input: { id, keyId: apiKey.id, oldEndsAt } }))?.rotateApiKey;
    if (!answer) return;
    switch (answer.__typename) {
      case 'NewApiKey':
        setKey(answer.key);
        return onMade();
      case 'BeyondOwnRights':
      case 'KeyWasShown':
      case 'KeyIsOver':
      case 'KeyHasManySecrets':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  if (key !== null) return <ShownKey name={apiKey.name} value={key} onClose={onClose} />;
  return (
    <Modal opened onClose={onClose} centered title={`A new secret for “${apiKey.name}”`}>
      <form className="st-stack" onSubmit={rotate}>
        <p>Give its program the new secret. Under “Last used” you see when the old one is not used any more.</p>
        <NativeSelect
          label="The old secret works for"
          data-autofocus
          value={days}
          data={overlaps}
          onChange={(event) => setDays(event.currentTarget.value)}
        />
        {refusal ? <Notice>{refusal}</Notice> : null}
        <Button type="submit" size="md" loading={busy}>
          Make a new secret
        </Button>
      </form>
    </Modal>
  );
}
