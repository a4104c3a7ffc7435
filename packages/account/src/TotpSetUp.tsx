import { never } from '@college-kiosk/client';
import { LoadingShape, TotpForm } from '@college-kiosk/ui';
import { useEffect, useRef, useState } from 'react';
import { graphql } from './gql/gql.ts';
import { useSend } from './use-send.ts';
import { useAccountWords } from './words.ts';

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

export interface TotpSetUpProps {
  readonly onCodes: (codes: readonly string[]) => void;
  readonly onCancel?: () => void;
}

/** Begins an authenticator app, and switches it on by its first code. */
export function TotpSetUp({ onCodes, onCancel }: TotpSetUpProps) {
  const words = useAccountWords();
  const [begun, setBegun] = useState<{ uri: string; secret: string } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [begin, beginning] = useSend(BeginTotpDocument, setProblem);
  const [confirm, confirming] = useSend(ConfirmTotpDocument, setProblem);
  // Once: another look would make another secret while the phone reads the first.
  const isBegun = useRef(false);
  useEffect(() => {
    if (isBegun.current) return;
    isBegun.current = true;
    void begin({}).then((data) => {
      const answer = data?.beginTotp;
      switch (answer?.__typename) {
        case undefined:
          return setProblem((said) => said ?? words.notBegun);
        case 'BegunTotp':
          return setBegun(answer);
        case 'FactorIsOn':
          return setProblem(words.refusal(answer));
        default:
          never(answer);
      }
    });
  }, [begin, words]);

  const give = async (code: string): Promise<boolean> => {
    setProblem(null);
    const answer = (await confirm({ code }))?.confirmTotp;
    switch (answer?.__typename) {
      case undefined:
        return true;
      case 'RecoveryCodes':
        onCodes(answer.codes);
        return true;
      case 'WrongCode':
      case 'NoFactor':
        setProblem(words.refusal(answer));
        return false;
      default:
        return never(answer);
    }
  };
  if (!begun && beginning) return <LoadingShape shape="text" label={words.loading} />;
  return (
    <TotpForm begun={begun} problem={problem} busy={confirming} words={words.totp} onCode={give} onCancel={onCancel} />
  );
}
