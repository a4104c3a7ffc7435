import { useApolloClient, useQuery } from '@apollo/client/react';
import { hasPasskeys, never, presentPasskey, problemOf } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { graphql } from '../gql/gql.ts';
import type { TextId } from '../i18n/en.ts';
import { useSay } from '../i18n/i18n.ts';
import { studentClient } from './client.ts';
import { problemWords } from './problem-words.ts';

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

/** Asks whoever holds this phone to prove that it is them, when something they do wants it; what they did then goes on by itself. */
export function ConfirmItsMe() {
  const say = useSay();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => studentClient.confirmBy(() => new Promise<boolean>((resolve) => setAnswer(() => resolve))), []);
  useEffect(() => {
    if (answer) dialog.current?.showModal();
  }, [answer]);
  if (!answer) return null;
  const end = (confirmed: boolean) => {
    setAnswer(null);
    answer(confirmed);
  };
  return (
    <dialog ref={dialog} className="sd-dialog" aria-labelledby="sd-confirm" onCancel={() => end(false)}>
      <h2 id="sd-confirm">{say('confirm.title')}</h2>
      <ProofForm onConfirmed={() => end(true)} onCancel={() => end(false)} />
    </dialog>
  );
}

type Proof = { code: string } | { password: string } | { passkey: Record<string, unknown> };

/** Sends proofs; a refusal is told, and gives false. */
function useProof(onConfirmed: () => void) {
  const apollo = useApolloClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<TextId | null>(null);
  const send = async (input: Proof): Promise<void> => {
    const said = (await apollo.mutate({ mutation: ConfirmItsMeDocument, variables: { input } })).data?.confirmItsMe;
    switch (said?.__typename) {
      case undefined:
        return;
      case 'Confirmation':
        return onConfirmed();
      case 'NotConfirmed':
        return setProblem('confirm.wrong');
      case 'WrongPasskey':
        return setProblem('passkey.wrong');
      case 'PasskeyCloned':
        return setProblem('passkey.cloned');
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
        return response ? send({ passkey: response }) : setProblem('passkey.cancelled');
      }
      case 'PasskeysUnavailable':
        return setProblem('passkey.unavailable');
      case 'NoFactor':
        return setProblem('factor.none');
      default:
        never(begun);
    }
  };
  const run = async (work: Promise<void>) => {
    setBusy(true);
    setProblem(null);
    await work.catch((error: unknown) => setProblem(problemWords(problemOf(error))));
    setBusy(false);
  };
  return {
    ...{ busy, problem },
    confirm: (input: Proof) => run(send(input)),
    confirmByPasskey: () => run(sendPasskey()),
  };
}

function ProofForm({ onConfirmed, onCancel }: { onConfirmed: () => void; onCancel: () => void }) {
  const say = useSay();
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
  const field = { size: 'md', required: true, withAsterisk: false, value: proof } as const;
  return (
    <form className="sd-form" onSubmit={submit}>
      <p>{say('confirm.why')}</p>
      {isPasskeyFirst ? (
        <Button size="md" fullWidth loading={busy} onClick={() => void confirmByPasskey()}>
          {say('confirm.usePasskey')}
        </Button>
      ) : null}
      {byCode ? (
        <TextInput
          {...field}
          label={say('confirm.code')}
          autoComplete="one-time-code"
          spellCheck={false}
          maxLength={40}
          onChange={(event) => setProof(event.currentTarget.value)}
        />
      ) : (
        <PasswordInput
          {...field}
          label={say('confirm.password')}
          autoComplete="current-password"
          maxLength={128}
          onChange={(event) => setProof(event.currentTarget.value)}
        />
      )}
      {problem ? <Notice>{say(problem)}</Notice> : null}
      <Button type="submit" size="md" fullWidth variant={isPasskeyFirst ? 'default' : 'filled'} loading={busy}>
        {say('confirm.act')}
      </Button>
      <div className="sd-acts">
        <Button
          variant="subtle"
          onClick={() => {
            setByCode(!byCode);
            setProof('');
          }}
        >
          {say(byCode ? 'confirm.usePassword' : 'confirm.useCode')}
        </Button>
        <Button variant="subtle" color="steel" onClick={onCancel}>
          {say('cancel')}
        </Button>
      </div>
    </form>
  );
}
