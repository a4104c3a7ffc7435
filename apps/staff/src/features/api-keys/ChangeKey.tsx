import { never, newId } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';
import { KeyLimitFields } from './KeyLimitFields.tsx';
import { isNoBudget, limitsOf, typedOf } from './key-limits.ts';

const ChangeApiKeyDocument = graphql(`
  mutation ChangeApiKey($input: ChangeApiKeyInput!) {
    changeApiKey(input: $input) {
      __typename
      ... on ApiKey { id name networks costPerMinute }
      ... on BeyondOwnRights { code message permissions }
      ... on KeyIsOver { code message }
    }
  }
`);

type Changed = { id: string; name: string; networks: readonly string[]; costPerMinute?: number | null | undefined };

/** What a key is called, from where it may come, and what it may spend. What it may do stays as it was made. */
export function ChangeKey({ apiKey, onClose }: { apiKey: Changed; onClose: () => void }) {
  const toast = useToast();
  const [name, setName] = useState(apiKey.name);
  const [limits, setLimits] = useState(typedOf(apiKey));
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(ChangeApiKeyDocument);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const input = { commandId: newId(), keyId: apiKey.id, name: name.trim(), ...limitsOf(limits) };
    const answer = (await run({ input }))?.changeApiKey;
    if (!answer) return;
    switch (answer.__typename) {
      case 'ApiKey':
        toast.done(`“${answer.name}” is changed. It counts from now on.`);
        return onClose();
      case 'BeyondOwnRights':
      case 'KeyIsOver':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <Modal opened onClose={onClose} centered size="lg" title={`Change “${apiKey.name}”`}>
      <form className="st-stack" onSubmit={save}>
        <TextInput
          label="What it is for"
          data-autofocus
          required
          withAsterisk={false}
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <KeyLimitFields limits={limits} onChange={setLimits} />
        {refusal ? <Notice>{refusal}</Notice> : null}
        <Button type="submit" size="md" loading={busy} disabled={name.trim() === '' || isNoBudget(limits.cost)}>
          Save
        </Button>
      </form>
    </Modal>
  );
}
