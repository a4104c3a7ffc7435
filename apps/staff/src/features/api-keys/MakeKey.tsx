import { useQuery } from '@apollo/client/react';
import { never } from '@college-kiosk/client';
import { LoadingShape, Notice } from '@college-kiosk/ui';
import { Button, Checkbox, Modal, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { CopyOnce } from '../../shell/CopyOnce.tsx';
import { newId } from '../../shell/ids.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.tsx';

const KeyScopesDocument = graphql(`
  query KeyScopes($outletId: UUID) {
    keyScopes(outletId: $outletId) { __typename permission says }
  }
`);
const CreateApiKeyDocument = graphql(`
  mutation CreateApiKey($input: CreateApiKeyInput!) {
    createApiKey(input: $input) {
      __typename
      ... on NewApiKey { key }
      ... on BeyondOwnRights { code message permissions }
      ... on KeyWasShown { code message }
    }
  }
`);

const lastings = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
  { value: '', label: 'No expiry' },
];
const dayMs = 86_400_000;

type Props = { onClose: () => void; onMade: () => void };

/** A key: for what, where, how long, and what it may do; then the key itself, once. */
export function MakeKey({ onClose, onMade }: Props) {
  const { viewer, outlet } = useSigned();
  // Fixed when the form opens: sent again after a lost answer, the same id must have the same body.
  const [{ id, openedAt }] = useState(() => ({ id: newId(), openedAt: Date.now() }));
  const [name, setName] = useState('');
  const [outletId, setOutletId] = useState(outlet.id);
  const [days, setDays] = useState('90');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [key, setKey] = useState<string | null>(null);
  const [run, busy] = useRun(CreateApiKeyDocument);
  const make = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const expiresAt = days === '' ? null : new Date(openedAt + Number(days) * dayMs).toISOString();
    const input = { id, name: name.trim(), outletId: outletId || null, expiresAt, permissions: [...chosen] };
    const data = await run({ input });
    const answer = data?.createApiKey;
    if (!answer) return;
    switch (answer.__typename) {
      case 'NewApiKey':
        setKey(answer.key);
        return onMade();
      case 'KeyWasShown':
        onMade();
        return setRefusal(answer.message);
      case 'BeyondOwnRights':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  if (key !== null) {
    return (
      <Modal opened onClose={onClose} centered size="lg" title={`The key for “${name.trim()}”`}>
        <div className="st-stack">
          <p>It is shown this once and stored nowhere. Put it where its program finds it, and nowhere else.</p>
          <CopyOnce label="Key" value={key} />
          <Button onClick={onClose}>I have it</Button>
        </div>
      </Modal>
    );
  }
  return (
    <Modal opened onClose={onClose} centered size="lg" title="Make a key">
      <form className="st-stack" onSubmit={make}>
        <TextInput
          label="What it is for"
          placeholder="Order screen of the hostel"
          data-autofocus
          required
          withAsterisk={false}
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label="Where"
          value={outletId}
          data={[
            ...viewer.outlets.map((one) => ({ value: one.id, label: one.name })),
            { value: '', label: 'Every outlet' },
          ]}
          onChange={(event) => {
            setOutletId(event.currentTarget.value);
            setChosen([]);
          }}
        />
        <NativeSelect
          label="Works for"
          value={days}
          data={lastings}
          onChange={(event) => setDays(event.currentTarget.value)}
        />
        <ScopeChoice outletId={outletId || null} chosen={chosen} onChange={setChosen} />
        {refusal ? <Notice>{refusal}</Notice> : null}
        <Button type="submit" size="md" loading={busy} disabled={name.trim() === '' || chosen.length === 0}>
          Make this key
        </Button>
      </form>
    </Modal>
  );
}

type Choice = { outletId: string | null; chosen: readonly string[]; onChange: (chosen: readonly string[]) => void };

/** What whoever makes a key could let it do there, in sentences. */
function ScopeChoice({ outletId, chosen, onChange }: Choice) {
  const { data, error, refetch } = useQuery(KeyScopesDocument, { variables: { outletId } });
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape shape="text" label="What it may do" />;
  if (data.keyScopes.length === 0) return <Notice tone="soon">You hold no right there that a key could have.</Notice>;
  return (
    <fieldset className="ak-choice">
      <legend>What it may do</legend>
      {data.keyScopes.map(({ permission, says }) => (
        <Checkbox
          key={permission}
          label={says}
          checked={chosen.includes(permission)}
          onChange={(event) =>
            onChange(
              event.currentTarget.checked ? [...chosen, permission] : chosen.filter((other) => other !== permission),
            )
          }
        />
      ))}
    </fieldset>
  );
}
