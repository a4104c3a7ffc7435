import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Notice, type NoticeProps } from './Notice.tsx';

export type SecondStepFormProps = {
  /** Whose door it is. */
  place: string;
  art?: ReactNode;
  /** Lets the person in; gives what to say when that did not work. */
  onCode: (code: string) => Promise<(Pick<NoticeProps, 'tone'> & { message: string; requestId: string | null }) | null>;
  /** Back to the password. */
  onBack: () => void;
};

/** The second step of a sign-in: the code on the phone, or one of those kept for the day it is gone. */
export function SecondStepForm({ place, art, onCode, onBack }: SecondStepFormProps) {
  const [code, setCode] = useState('');
  const [recovery, setRecovery] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Awaited<ReturnType<SecondStepFormProps['onCode']>>>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setRefused(null);
    try {
      const said = await onCode(code);
      setRefused(said);
      if (said) setCode('');
    } finally {
      setBusy(false);
    }
  };
  return (
    <main className="ck-sign-in" data-art={art !== undefined || undefined}>
      {art ? (
        <div className="ck-sign-in-art" aria-hidden>
          <div>{art}</div>
        </div>
      ) : null}
      <form className="ck-sign-in-form" onSubmit={submit}>
        <p className="ck-kicker">{place}</p>
        <h1>One more step</h1>
        <TextInput
          key={recovery ? 'recovery' : 'phone'}
          label={recovery ? 'Recovery code' : 'Code from your authenticator app'}
          description={recovery ? 'Sixteen characters, one of the ten you kept. It works once.' : 'Six digits.'}
          size="md"
          inputMode={recovery ? 'text' : 'numeric'}
          autoComplete={recovery ? 'off' : 'one-time-code'}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
          required
          withAsterisk={false}
          autoFocus
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        {refused ? (
          <Notice tone={refused.tone} reference={refused.requestId}>
            {refused.message}
          </Notice>
        ) : null}
        <Button type="submit" size="md" fullWidth loading={busy}>
          Sign in
        </Button>
        <div className="ck-sign-in-ways">
          <Button
            variant="subtle"
            size="compact-md"
            onClick={() => {
              setRecovery(!recovery);
              setCode('');
            }}
          >
            {recovery ? 'Use the authenticator app' : 'Use a recovery code'}
          </Button>
          <Button variant="subtle" color="steel" size="compact-md" onClick={onBack}>
            Back to the password
          </Button>
        </div>
      </form>
    </main>
  );
}
