import { useApolloClient } from '@apollo/client/react';
import { graphql } from '../../gql/gql.ts';
import { DownloadPaper } from '../../shell/DownloadPaper.tsx';

const DrawerReportPaperDocument = graphql(`
  query DrawerReportPaper($outletId: UUID!, $sessionId: UUID!) {
    drawerReportPaper(outletId: $outletId, sessionId: $sessionId) { __typename fileName mediaType base64 }
  }
`);

/** Downloads a report for the printer of receipts. */
export function PrintReport(variables: { outletId: string; sessionId: string }) {
  const apollo = useApolloClient();
  const fetch = async () => {
    const { data } = await apollo.query({ query: DrawerReportPaperDocument, variables, fetchPolicy: 'no-cache' });
    return data?.drawerReportPaper;
  };
  return <DownloadPaper label="PDF, 80 mm" fetch={fetch} />;
}
