import { never, newId } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { KeyLimitFields } from './KeyLimitFields.tsx';
import { isNoBudget, limitsOf, NO_LIMITS } from './key-limits.ts';
import { ScopeChoice } from './ScopeChoice.tsx';
import { ShownKey } from './ShownKey.tsx';

const CreateApiKeyDocument = graphql(`
  mutation CreateApiKey($input: CreateApiKeyInput!) {
    createApiKey(input: $input) {
      __typename
      ... on NewApiKey { key }
      ... on BeyondOwnRights { code message permissions }
      ... on PermissionUnknown { code message }
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
  const [limits, setLimits] = useState(NO_LIMITS);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [key, setKey] = useState<string | null>(null);
  const [run, busy] = useRun(CreateApiKeyDocument);
  const make = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const expiresAt = days === '' ? null : new Date(openedAt + Number(days) * dayMs).toISOString();
    const input = { id, name: name.trim(), outletId: outletId || null, expiresAt, permissions: [...chosen] };
    const data = await run({ input: { ...input, ...limitsOf(limits) } });
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
      case 'PermissionUnknown':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  if (key !== null) return <ShownKey name={name.trim()} value={key} onClose={onClose} />;
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
        <KeyLimitFields limits={limits} onChange={setLimits} />
        {refusal ? <Notice>{refusal}</Notice> : null}
        <Button
          type="submit"
          size="md"
          loading={busy}
          disabled={name.trim() === '' || chosen.length === 0 || isNoBudget(limits.cost)}
        >
          Make this key
        </Button>
      </form>
    </Modal>
  );
}
