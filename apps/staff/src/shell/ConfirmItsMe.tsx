import { useApolloClient, useQuery } from '@apollo/client/react';
import { hasPasskeys, never, presentPasskey, problemOf } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, Modal, PasswordInput, TextInput } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { type FormEvent, useEffect, useState } from 'react';
import { graphql } from '../gql/gql.ts';
import { staffClient } from './apollo.ts';

const ConfirmItsMeDocument = graphql(`
  mutation ConfirmItsMe($input: ConfirmItsMeInput!) {
    confirmItsMe(input: $input) {
      __typename
      ... on Confirmation { confirmedAt }
      ... on NotConfirmed { code message }
      ... on WrongPasskey { code message }
      ... on PasskeyCloned { code message }
    }
  }
`);

const BeginPasskeyConfirmationDocument = graphql(`
  mutation BeginPasskeyConfirmation {
    beginPasskeyConfirmation {
      __typename
      ... on PasskeyOptions { options }
      ... on PasskeysUnavailable { code message }
      ... on NoFactor { code message }
    }
  }
`);

const MyPasskeysDocument = graphql(`
  query MyPasskeys {
    mySecondFactor { __typename onSince passkeys { __typename id } }
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

type Proof = { code: string } | { password: string } | { passkey: Record<string, unknown> };

/** Sends proofs; a refusal is told, and gives false. */
function useProof(onConfirmed: () => void) {
  const apollo = useApolloClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (input: Proof): Promise<void> => {
    const said = (await apollo.mutate({ mutation: ConfirmItsMeDocument, variables: { input } })).data?.confirmItsMe;
    switch (said?.__typename) {
      case undefined:
        return;
      case 'Confirmation':
        return onConfirmed();
      case 'NotConfirmed':
      case 'WrongPasskey':
      case 'PasskeyCloned':
        return setProblem(said.message);
      default:
        never(said);
    }
  };
  const sendPasskey = async (): Promise<void> => {
    const { data } = await apollo.mutate({ mutation: BeginPasskeyConfirmationDocument });
    const begun = data?.beginPasskeyConfirmation;
    switch (begun?.__typename) {
      case undefined:
        return;
      case 'PasskeyOptions': {
        const { response } = await presentPasskey(begun.options);
        return response ? send({ passkey: response }) : setProblem('No passkey was used. Try again, or another way.');
      }
      case 'PasskeysUnavailable':
      case 'NoFactor':
        return setProblem(begun.message);
      default:
        never(begun);
    }
  };
  const run = async (work: Promise<void>) => {
    setBusy(true);
    setProblem(null);
    await work.catch((error: unknown) => setProblem(problemOf(error).message));
    setBusy(false);
  };
  return {
    ...{ busy, problem },
    confirm: (input: Proof) => run(send(input)),
    confirmByPasskey: () => run(sendPasskey()),
  };
}

function ProofForm({ onConfirmed }: { onConfirmed: () => void }) {
  const { data } = useQuery(MyPasskeysDocument, { fetchPolicy: 'cache-and-network' });
  const [byCode, setByCode] = useState(false);
  const [proof, setProof] = useState('');
  const { busy, problem, confirm, confirmByPasskey } = useProof(onConfirmed);
  const isPasskeyFirst = hasPasskeys() && (data?.mySecondFactor.passkeys.length ?? 0) > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setProof('');
    void confirm(byCode ? { code: proof } : { password: proof });
  };
  return (
    <form className="st-confirm" onSubmit={submit}>
      <p>What you are about to do matters, and some time has passed since you signed in.</p>
      {isPasskeyFirst ? (
        <Button
          size="md"
          fullWidth
          loading={busy}
          leftSection={<IconFingerprint size={20} aria-hidden />}
          onClick={() => void confirmByPasskey()}
        >
          Use your passkey
        </Button>
      ) : null}
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
      <Button type="submit" size="md" fullWidth variant={isPasskeyFirst ? 'default' : 'filled'} loading={busy}>
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
