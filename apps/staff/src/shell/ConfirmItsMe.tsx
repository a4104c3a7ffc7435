import { useApolloClient } from '@apollo/client/react';
import { never, problemOf } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, Modal, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { graphql } from '../gql/gql.ts';
import { staffClient } from './apollo.ts';

const ConfirmItsMeDocument = graphql(`
  mutation ConfirmItsMe($input: ConfirmItsMeInput!) {
    confirmItsMe(input: $input) {
      __typename
      ... on Confirmation { confirmedAt }
      ... on NotConfirmed { code message }
    }
  }
`);

type Answer = (confirmed: boolean) => void;

/** Asks whoever sits here to prove that it is them, when something they do wants it; what they did then goes on by itself. */
export function ConfirmItsMe() {
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => staffClient.confirmBy(() => new Promise<boolean>((resolve) => setAnswer(() => resolve))), []);
  if (!answer) return null;
  const end = (confirmed: boolean) => {
    setAnswer(null);
    answer(confirmed);
  };
  return (
    <Modal opened onClose={() => end(false)} centered title="Confirm that it is you">
      <ProofForm onConfirmed={() => end(true)} />
    </Modal>
  );
}

function ProofForm({ onConfirmed }: { onConfirmed: () => void }) {
  const apollo = useApolloClient();
  const [byCode, setByCode] = useState(false);
  const [proof, setProof] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const confirm = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      const input = byCode ? { code: proof } : { password: proof };
      const { data } = await apollo.mutate({ mutation: ConfirmItsMeDocument, variables: { input } });
      const said = data?.confirmItsMe;
      switch (said?.__typename) {
        case undefined:
          return;
        case 'Confirmation':
          return onConfirmed();
        case 'NotConfirmed':
          setProof('');
          return setProblem(said.message);
        default:
          never(said);
      }
    } catch (error) {
      setProblem(problemOf(error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="st-confirm" onSubmit={confirm}>
      <p>What you are about to do matters, and some time has passed since you signed in.</p>
      {byCode ? (
        <TextInput
          label="Code from your authenticator app, or a recovery code"
          size="md"
          autoComplete="one-time-code"
          spellCheck={false}
          maxLength={40}
          required
          withAsterisk={false}
          data-autofocus
          value={proof}
          onChange={(event) => setProof(event.currentTarget.value)}
        />
      ) : (
        <PasswordInput
          label="Your password"
          size="md"
          autoComplete="current-password"
          maxLength={128}
          required
          withAsterisk={false}
          data-autofocus
          value={proof}
          onChange={(event) => setProof(event.currentTarget.value)}
        />
      )}
      {problem ? <Notice>{problem}</Notice> : null}
      <Button type="submit" size="md" fullWidth loading={busy}>
        Confirm
      </Button>
      <Button
        variant="subtle"
        size="compact-md"
        onClick={() => {
          setByCode(!byCode);
          setProof('');
        }}
      >
        {byCode ? 'Use the password' : 'Use a code instead'}
      </Button>
    </form>
  );
}
