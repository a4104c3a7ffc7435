import { never } from '@college-kiosk/client';
import { LoadingShape, TotpForm } from '@college-kiosk/ui';
import { useEffect, useRef, useState } from 'react';
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

/** Begins an authenticator app, and switches it on by its first code. */
export function TotpSetUp({
  onCodes,
  onCancel,
}: {
  onCodes: (codes: readonly string[]) => void;
  onCancel: () => void;
}) {
  const say = useSay();
  const [begun, setBegun] = useState<{ uri: string; secret: string } | null>(null);
  const [problem, setProblem] = useState<TextId | null>(null);
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
        setProblem('code.wrong');
        return false;
      case 'NoFactor':
        setProblem('factor.none');
        return false;
      default:
        return never(answer);
    }
  };
  if (!begun && beginning) return <LoadingShape shape="text" label={say('loading')} />;
  return (
    <TotpForm
      begun={begun}
      problem={problem && say(problem)}
      busy={confirming}
      words={{
        scan: say('factor.scan'),
        type: say('factor.type'),
        picture: say('factor.qr'),
        digits: say('factor.digits'),
        switchOn: say('factor.switchOn'),
        later: say('factor.later'),
      }}
      onCode={give}
      onCancel={onCancel}
    />
  );
}
