import { Button, TextInput } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { type Refused, SignInRefusal } from './SignInRefusal.tsx';

export type SecondStepFormProps = {
  /** Whose door it is. */
  place: string;
  art?: ReactNode;
  /** Lets the person in; gives what to say when that did not work. */
  onCode: (code: string, endOldest: boolean) => Promise<Refused | null>;
  /** By what it can be done. */
  kinds: readonly ('PASSKEY' | 'TOTP' | 'RECOVERY_CODE')[];
  /** The same by a passkey; none where this browser has none. */
  onPasskey?: ((endOldest: boolean) => Promise<Refused | null>) | undefined;
  /** Back to the password. */
  onBack: () => void;
};

/** The second step of a sign-in: the code on the phone, or one of those kept for the day it is gone. */
export function SecondStepForm({ place, art, kinds, onCode, onPasskey, onBack }: SecondStepFormProps) {
  const [code, setCode] = useState('');
  const [recovery, setRecovery] = useState(!kinds.includes('TOTP'));
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  // How they came in last: the same way again, when the oldest session is to end.
  const last = useRef<(endOldest: boolean) => Promise<Refused | null>>(null);
  const enter = async (by: (endOldest: boolean) => Promise<Refused | null>, endingOldest = false) => {
    last.current = by;
    setBusy(true);
    setRefused(null);
    try {
      const said = await by(endingOldest);
      setRefused(said);
      if (said && !said.isOneTooMany) setCode('');
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void enter((endOldest) => onCode(code, endOldest));
  };
  const endOldest = () => {
    if (last.current) void enter(last.current, true);
  };
  const byPasskey = kinds.includes('PASSKEY') ? onPasskey : undefined;
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
        {byPasskey ? (
          <>
            <Button
              size="md"
              fullWidth
              loading={busy}
              leftSection={<IconFingerprint size={20} aria-hidden />}
              onClick={() => void enter(byPasskey)}
            >
              Use your passkey
            </Button>
            <p className="ck-or">or</p>
          </>
        ) : null}
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
          autoFocus={byPasskey === undefined}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        {refused ? <SignInRefusal refused={refused} busy={busy} onEndOldest={endOldest} /> : null}
        <Button type="submit" size="md" fullWidth variant={byPasskey ? 'default' : 'filled'} loading={busy}>
          Sign in
        </Button>
        <div className="ck-sign-in-ways">
          {kinds.includes('TOTP') ? (
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
          ) : null}
          <Button variant="subtle" color="steel" size="compact-md" onClick={onBack}>
            Back to the password
          </Button>
        </div>
      </form>
    </main>
  );
}
