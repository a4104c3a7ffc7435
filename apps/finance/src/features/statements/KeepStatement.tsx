import { useApolloClient } from '@apollo/client/react';
import { graphql } from '../../gql/gql.ts';
import type { StatementInput } from '../../gql/graphql.ts';
import { type FileFormat, KeepFile } from '../../shell/KeepFile.tsx';

const StatementSheetDocument = graphql(`
  query StatementSheet($input: StatementInput!, $format: SheetFormat!) {
    statementSheet(input: $input, format: $format) { __typename fileName mediaType base64 }
  }
`);
const StatementPaperDocument = graphql(`
  query StatementPaper($input: StatementInput!) {
    statementPaper(input: $input) { __typename fileName mediaType base64 }
  }
`);

/** Lets somebody keep what the screen shows, with the same figures. */
export function KeepStatement({ input }: { input: StatementInput }) {
  const apollo = useApolloClient();
  const load = async (format: FileFormat) => {
    const fetchPolicy = 'no-cache';
    if (format === 'PDF') {
      const { data } = await apollo.query({ query: StatementPaperDocument, variables: { input }, fetchPolicy });
      return data?.statementPaper;
    }
    const variables = { input, format };
    return (await apollo.query({ query: StatementSheetDocument, variables, fetchPolicy })).data?.statementSheet;
  };
  return <KeepFile load={load} />;
}
