import { useApolloClient } from '@apollo/client/react';
import { graphql } from '../gql/gql.ts';
import type { BookInput } from '../gql/graphql.ts';
import { type FileFormat, KeepFile } from './KeepFile.tsx';

const BookSheetDocument = graphql(`
  query BookSheet($input: BookInput!, $format: SheetFormat!) {
    bookSheet(input: $input, format: $format) { __typename fileName mediaType base64 }
  }
`);
const BookPaperDocument = graphql(`
  query BookPaper($input: BookInput!) {
    bookPaper(input: $input) { __typename fileName mediaType base64 }
  }
`);

/** Lets somebody keep a book as the screen shows it, whole. */
export function KeepBook({ input }: { input: BookInput }) {
  const apollo = useApolloClient();
  const load = async (format: FileFormat) => {
    const fetchPolicy = 'no-cache';
    if (format === 'PDF')
      return (await apollo.query({ query: BookPaperDocument, variables: { input }, fetchPolicy })).data?.bookPaper;
    const variables = { input, format };
    return (await apollo.query({ query: BookSheetDocument, variables, fetchPolicy })).data?.bookSheet;
  };
  return <KeepFile load={load} />;
}
