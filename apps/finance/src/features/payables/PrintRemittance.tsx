import { useApolloClient } from '@apollo/client/react';
import { type Problem, problemOf, saveFile } from '@college-kiosk/client';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { Answer } from '../../shell/Answer.tsx';

const RemittanceAdviceDocument = graphql(`
  query RemittanceAdvice($paymentId: UUID!) {
    remittanceAdvice(paymentId: $paymentId) { __typename fileName mediaType base64 }
  }
`);

/** Downloads what tells the supplier which bills the payment is for. */
export function PrintRemittance(variables: { paymentId: string }) {
  const apollo = useApolloClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const download = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const { data } = await apollo.query({ query: RemittanceAdviceDocument, variables, fetchPolicy: 'network-only' });
      if (data) saveFile(data.remittanceAdvice);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button loading={busy} leftSection={<IconDownload size={18} aria-hidden />} onClick={() => void download()}>
        Remittance advice
      </Button>
      <Answer refusal={null} problem={problem} />
    </>
  );
}
