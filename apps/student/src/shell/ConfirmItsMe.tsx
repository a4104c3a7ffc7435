import { useApolloClient } from '@apollo/client/react';
import { never, problemOf } from '@college-kiosk/client';
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
    }
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

function ProofForm({ onConfirmed, onCancel }: { onConfirmed: () => void; onCancel: () => void }) {
  const say = useSay();
  const apollo = useApolloClient();
  const [byCode, setByCode] = useState(false);
  const [proof, setProof] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<TextId | null>(null);
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
          return setProblem('confirm.wrong');
        default:
          never(said);
      }
    } catch (error) {
      setProblem(problemWords(problemOf(error)));
    } finally {
      setBusy(false);
    }
  };
  const field = { size: 'md', required: true, withAsterisk: false, value: proof } as const;
  return (
    <form className="sd-form" onSubmit={confirm}>
      <p>{say('confirm.why')}</p>
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
      <Button type="submit" size="md" fullWidth loading={busy}>
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
