import { never, useCommandId } from '@college-kiosk/client';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { Answer } from '../../shell/Answer.tsx';
import { useRun } from '../../shell/use-run.ts';

const SaveAccountDocument = graphql(`
  mutation SaveAccount($input: SaveAccountInput!) {
    saveAccount(input: $input) {
      __typename
      ... on Account { code name inUse version }
      ... on CodeTaken { code message }
      ... on AccountFixed { code message }
      ... on AccountHasBalance { code message balance }
      ... on ChangedMeanwhile { code message }
    }
  }
`);

type Props = {
  /** Null for a new one. */
  account: { code: string; name: string; builtIn: boolean; inUse: boolean; version: number } | null;
  onDone: () => void;
  onBack: () => void;
};

/** An account of the chart: a new one, or another name; whether one's own is in use. */
export function AccountForm({ account, onDone, onBack }: Props) {
  const commandId = useCommandId();
  const [code, setCode] = useState(account?.code ?? '');
  const [name, setName] = useState(account?.name ?? '');
  const [inUse, setInUse] = useState(account?.inUse ?? true);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { run, busy, problem } = useRun(SaveAccountDocument);
  const isCode = /^[1-6]\d{3,5}$/.test(code);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const said = { code, name: name.trim(), inUse, version: account?.version ?? 0 };
    const answer = (await run({ input: { commandId: commandId(said), ...said } }))?.saveAccount;
    if (!answer) return;
    switch (answer.__typename) {
      case 'Account':
        return onDone();
      case 'CodeTaken':
      case 'AccountFixed':
      case 'AccountHasBalance':
      case 'ChangedMeanwhile':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <form className="fa-form" onSubmit={(event) => void save(event)} noValidate>
      {account ? null : (
        <TextInput
          label="Code"
          description="1 assets, 2 liabilities, 3 equity, 4 income, 5 cost of goods, 6 expenses"
          inputMode="numeric"
          autoFocus
          maxLength={6}
          value={code}
          error={code !== '' && !isCode ? 'Four to six digits' : undefined}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      )}
      <TextInput
        className="fa-name"
        label="Name"
        autoFocus={account !== null}
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {account && !account.builtIn ? (
        <Checkbox label="In use" checked={inUse} onChange={(event) => setInUse(event.currentTarget.checked)} />
      ) : null}
      <Button type="submit" disabled={!isCode || name.trim().length < 2} loading={busy}>
        Save
      </Button>
      <Button variant="subtle" color="steel" onClick={onBack}>
        Back
      </Button>
      <Answer refusal={refusal} problem={problem} />
    </form>
  );
}
