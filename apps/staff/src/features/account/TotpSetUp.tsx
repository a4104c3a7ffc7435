import { never } from '@college-kiosk/client';
import { LoadingShape, Notice, QrCode } from '@college-kiosk/ui';
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { encode } from 'uqr';
import { graphql } from '../../gql/gql.ts';
import { useRun } from '../../shell/use-run.ts';

const BeginTotpDocument = graphql(`
  mutation BeginTotp {
    beginTotp {
      __typename
      ... on BegunTotp { uri secret }
      ... on FactorIsOn { code message }
    }
  }
`);

const ConfirmTotpDocument = graphql(`
  mutation ConfirmTotp($code: String!) {
    confirmTotp(code: $code) {
      __typename
      ... on RecoveryCodes { codes }
      ... on WrongCode { code message }
      ... on NoFactor { code message }
    }
  }
`);

type Begun = { uri: string; secret: string };
type Props = { onCodes: (codes: readonly string[]) => void; onCancel?: () => void };

/** Shows the secret to an authenticator app and waits for its first code. */
export function TotpSetUp({ onCodes, onCancel }: Props) {
  const [begun, setBegun] = useState<Begun | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [code, setCode] = useState('');
  const [begin, beginning] = useRun(BeginTotpDocument);
  const [confirm, confirming] = useRun(ConfirmTotpDocument);
  // Once: another look would make another secret while the phone reads the first.
  const isBegun = useRef(false);
  useEffect(() => {
    if (isBegun.current) return;
    isBegun.current = true;
    void begin({}).then((data) => {
      const answer = data?.beginTotp;
      switch (answer?.__typename) {
        case undefined:
          return setProblem('It could not be begun. Go back and try again.');
        case 'BegunTotp':
          return setBegun(answer);
        case 'FactorIsOn':
          return setProblem(answer.message);
        default:
          never(answer);
      }
    });
  }, [begin]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setProblem(null);
    const answer = (await confirm({ code }))?.confirmTotp;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'RecoveryCodes':
        return onCodes(answer.codes);
      case 'WrongCode':
      case 'NoFactor':
        setCode('');
        return setProblem(answer.message);
      default:
        never(answer);
    }
  };
  if (!begun && beginning) return <LoadingShape shape="text" />;
  return (
    <form className="ac-setup" onSubmit={submit}>
      {begun ? (
        <>
          <Secret {...begun} />
          <TextInput
            label="Then type the six digits that the app shows"
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
      <div className="ac-acts">
        {begun ? (
          <Button type="submit" loading={confirming}>
            Switch on
          </Button>
        ) : null}
        {onCancel ? (
          <Button variant="default" onClick={onCancel}>
            Not now
          </Button>
        ) : null}
      </div>
    </form>
  );
}

/** The secret as a picture for the phone's camera, and in groups of four for whoever types it. */
function Secret({ uri, secret }: Begun) {
  const matrix = useMemo(() => encode(uri, { border: 0, ecc: 'M' }).data, [uri]);
  return (
    <div className="ac-secret">
      {/* The picture's text would show the secret to whoever points at it. */}
      <QrCode matrix={matrix} text="For your authenticator app" label="QR code for your authenticator app" size={208} />
      <div>
        <p>
          Scan this with an authenticator app: Aegis, Google Authenticator, Microsoft Authenticator, 1Password or any
          other.
        </p>
        <p>If you cannot scan it, type this secret into the app:</p>
        <code className="ac-typed">{secret.match(/.{1,4}/g)?.join(' ')}</code>
      </div>
    </div>
  );
}
