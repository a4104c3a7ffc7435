import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useMemo, useState } from 'react';
import { encode } from 'uqr';
import { Notice } from '../components/Notice.tsx';
import { QrCode } from '../components/QrCode.tsx';

const english = {
  scan: 'Scan this with an authenticator app: Aegis, Google Authenticator, Microsoft Authenticator, 1Password or any other.',
  type: 'If you cannot scan it, type this secret into the app:',
  picture: 'QR code for your authenticator app',
  digits: 'Then type the six digits that the app shows',
  switchOn: 'Switch on',
  later: 'Not now',
};
export type TotpWords = typeof english;

export type TotpFormProps = {
  /** What the app needs, once the server has begun it. */
  begun: { uri: string; secret: string } | null;
  problem: string | null;
  busy: boolean;
  words?: TotpWords;
  /** Gives the first code of the app; false where it was not accepted. */
  onCode: (code: string) => Promise<boolean>;
  onCancel?: (() => void) | undefined;
};

/** Shows the secret to an authenticator app and waits for its first code. */
export function TotpForm({ begun, problem, busy, words = english, onCode, onCancel }: TotpFormProps) {
  const [code, setCode] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await onCode(code))) setCode('');
  };
  return (
    <form className="ck-proof" onSubmit={submit}>
      {begun ? (
        <>
          <Secret {...begun} words={words} />
          <TextInput
            label={words.digits}
            size="md"
            inputMode="numeric"
            autoComplete="one-time-code"
            spellCheck={false}
            maxLength={12}
            required
            withAsterisk={false}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        </>
      ) : null}
      {problem ? <Notice>{problem}</Notice> : null}
      <div className="ck-acts">
        {begun ? (
          <Button type="submit" loading={busy}>
            {words.switchOn}
          </Button>
        ) : null}
        {onCancel ? (
          <Button variant="default" onClick={onCancel}>
            {words.later}
          </Button>
        ) : null}
      </div>
    </form>
  );
}

/** The secret as a picture for a phone's camera, and in groups of four for whoever types it. */
function Secret({ uri, secret, words }: { uri: string; secret: string; words: TotpWords }) {
  const matrix = useMemo(() => encode(uri, { border: 0, ecc: 'M' }).data, [uri]);
  return (
    <div className="ck-secret">
      {/* The picture's text would show the secret to whoever points at it. */}
      <QrCode matrix={matrix} text={words.picture} label={words.picture} size={208} />
      <div>
        <p>{words.scan}</p>
        <p>{words.type}</p>
        <code className="ck-typed">{secret.match(/.{1,4}/g)?.join(' ')}</code>
      </div>
    </div>
  );
}
