import '@college-kiosk/ui/account.css';
import { useQuery } from '@apollo/client/react';
import { hasPasskeys, type SessionClient } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { IconFingerprint, IconSchool } from '@tabler/icons-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { graphql } from './gql/gql.ts';
import { useCollegeProof } from './use-college-proof.ts';
import { useProof } from './use-proof.ts';
import { useAccountWords } from './words.ts';

const MyPasskeysDocument = graphql(`
  query MyPasskeys {
    mySecondFactor { __typename onSince passkeys { __typename id } }
  }
`);

type Answer = (confirmed: boolean) => void;

/** Asks whoever sits here to prove that it is them, when something they do wants it; what they did then goes on by itself. */
export function ConfirmItsMe({ client }: { client: Pick<SessionClient, 'confirmBy'> }) {
  const words = useAccountWords();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => client.confirmBy(() => new Promise<boolean>((resolve) => setAnswer(() => resolve))), [client]);
  useEffect(() => {
    if (answer) dialog.current?.showModal();
  }, [answer]);
  if (!answer) return null;
  const end = (confirmed: boolean) => {
    setAnswer(null);
    answer(confirmed);
  };
  return (
    <dialog ref={dialog} className="ck-dialog" aria-labelledby="ck-confirm" onCancel={() => end(false)}>
      <h2 id="ck-confirm">{words.confirm.title}</h2>
      <ProofForm onConfirmed={() => end(true)} onCancel={() => end(false)} />
    </dialog>
  );
}

function ProofForm({ onConfirmed, onCancel }: { onConfirmed: () => void; onCancel: () => void }) {
  const words = useAccountWords().confirm;
  const { data } = useQuery(MyPasskeysDocument, { fetchPolicy: 'cache-and-network' });
  const [byCode, setByCode] = useState(false);
  const [proof, setProof] = useState('');
  const { busy, problem, confirm, confirmByPasskey } = useProof(onConfirmed);
  const college = useCollegeProof();
  const isPasskeyFirst = hasPasskeys() && (data?.mySecondFactor.passkeys.length ?? 0) > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setProof('');
    void confirm(byCode ? { code: proof } : { password: proof });
  };
  const field = { size: 'md', required: true, withAsterisk: false, autoFocus: true, value: proof } as const;
  return (
    <form className="ck-form" onSubmit={submit}>
      <p>{words.why}</p>
      {isPasskeyFirst ? (
        <Button
          size="md"
          fullWidth
          loading={busy}
          leftSection={<IconFingerprint size={20} aria-hidden />}
          onClick={() => void confirmByPasskey()}
        >
          {words.usePasskey}
        </Button>
      ) : null}
      {college.isOffered ? (
        <>
          <Button
            size="md"
            fullWidth
            variant="default"
            loading={college.busy}
            leftSection={<IconSchool size={20} aria-hidden />}
            onClick={() => void college.go()}
          >
            {words.useCollege}
          </Button>
          <p>{words.collegeHow}</p>
        </>
      ) : null}
      {byCode ? (
        <TextInput
          {...field}
          label={words.code}
          autoComplete="one-time-code"
          spellCheck={false}
          maxLength={40}
          onChange={(event) => setProof(event.currentTarget.value)}
        />
      ) : (
        <PasswordInput
          {...field}
          label={words.password}
          autoComplete="current-password"
          maxLength={128}
          onChange={(event) => setProof(event.currentTarget.value)}
        />
      )}
      {(problem ?? college.problem) ? <Notice>{problem ?? college.problem}</Notice> : null}
      <Button
        type="submit"
        size="md"
        fullWidth
        variant={isPasskeyFirst || college.isOffered ? 'default' : 'filled'}
        loading={busy}
      >
        {words.act}
      </Button>
      <div className="ck-acts">
        <Button
          variant="subtle"
          onClick={() => {
            setByCode(!byCode);
            setProof('');
          }}
        >
          {byCode ? words.usePassword : words.useCode}
        </Button>
        <Button variant="subtle" color="steel" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
