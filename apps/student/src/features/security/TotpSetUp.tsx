import { never } from '@college-kiosk/client';
import { LoadingShape, Notice, QrCode } from '@college-kiosk/ui';
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { encode } from 'uqr';
import { graphql } from '../../gql/gql.ts';
import type { TextId } from '../../i18n/en.ts';
import { useSay } from '../../i18n/i18n.ts';
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

/** Shows the secret to an authenticator app and waits for its first code. */
export function TotpSetUp({
  onCodes,
  onCancel,
}: {
  onCodes: (codes: readonly string[]) => void;
  onCancel: () => void;
}) {
  const say = useSay();
  const [begun, setBegun] = useState<Begun | null>(null);
  const [problem, setProblem] = useState<TextId | null>(null);
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
          return setProblem('problem.busy');
        case 'BegunTotp':
          return setBegun(answer);
        case 'FactorIsOn':
          return setProblem('factor.already');
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
        setCode('');
        return setProblem('code.wrong');
      case 'NoFactor':
        return setProblem('factor.none');
      default:
        never(answer);
    }
  };
  if (!begun && beginning) return <LoadingShape shape="text" label={say('loading')} />;
  return (
    <form className="sd-form" onSubmit={submit}>
      {begun ? (
        <>
          <Secret {...begun} />
          <TextInput
            label={say('factor.digits')}
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
      {problem ? <Notice>{say(problem)}</Notice> : null}
      <div className="sd-acts">
        {begun ? (
          <Button type="submit" loading={confirming}>
            {say('factor.switchOn')}
          </Button>
        ) : null}
        <Button variant="default" onClick={onCancel}>
          {say('factor.later')}
        </Button>
      </div>
    </form>
  );
}

/** The secret as a picture for another phone's camera, and in groups of four for whoever types it. */
function Secret({ uri, secret }: Begun) {
  const say = useSay();
  const matrix = useMemo(() => encode(uri, { border: 0, ecc: 'M' }).data, [uri]);
  return (
    <div className="sd-secret">
      <p>{say('factor.scan')}</p>
      {/* The picture's text would show the secret to whoever points at it. */}
      <QrCode matrix={matrix} text={say('factor.qr')} label={say('factor.qr')} size={208} />
      <p>{say('factor.type')}</p>
      <code className="sd-typed">{secret.match(/.{1,4}/g)?.join(' ')}</code>
    </div>
  );
}
