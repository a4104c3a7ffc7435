import { useApolloClient } from '@apollo/client/react';
import { type Problem, problemOf, saveFile } from '@college-kiosk/client';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { Answer } from '../../shell/Answer.tsx';

const DrawerReportPaperDocument = graphql(`
  query DrawerReportPaper($outletId: UUID!, $sessionId: UUID!) {
    drawerReportPaper(outletId: $outletId, sessionId: $sessionId) { __typename fileName mediaType base64 }
  }
`);

/** Downloads a report for the printer of receipts. */
export function PrintReport(variables: { outletId: string; sessionId: string }) {
  const apollo = useApolloClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const download = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const { data } = await apollo.query({ query: DrawerReportPaperDocument, variables, fetchPolicy: 'network-only' });
      if (data) saveFile(data.drawerReportPaper);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button loading={busy} leftSection={<IconDownload size={18} aria-hidden />} onClick={() => void download()}>
        PDF, 80 mm
      </Button>
      <Answer refusal={null} problem={problem} />
    </>
  );
}
