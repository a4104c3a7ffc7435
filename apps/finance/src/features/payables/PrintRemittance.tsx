import { useApolloClient } from '@apollo/client/react';
import { graphql } from '../../gql/gql.ts';
import { DownloadPaper } from '../../shell/DownloadPaper.tsx';

const RemittanceAdviceDocument = graphql(`
  query RemittanceAdvice($paymentId: UUID!) {
    remittanceAdvice(paymentId: $paymentId) { __typename fileName mediaType base64 }
  }
`);

/** Downloads what tells the supplier which bills the payment is for. */
export function PrintRemittance(variables: { paymentId: string }) {
  const apollo = useApolloClient();
  const fetch = async () => {
    const { data } = await apollo.query({ query: RemittanceAdviceDocument, variables, fetchPolicy: 'no-cache' });
    return data?.remittanceAdvice;
  };
  return <DownloadPaper label="Remittance advice" fetch={fetch} />;
}
