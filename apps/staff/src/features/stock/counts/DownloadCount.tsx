import { useApolloClient } from '@apollo/client/react';
import { graphql } from '../../../gql/gql.ts';
import type { SheetFormat } from '../../../gql/graphql.ts';
import { DownloadMenu } from '../../../shell/sheets/DownloadMenu.tsx';
import { useSigned } from '../../../shell/viewer.tsx';

const StockCountSheetDocument = graphql(`
  query StockCountSheet($outletId: UUID!, $countId: UUID!, $format: SheetFormat!) {
    stockCountSheet(outletId: $outletId, countId: $countId, format: $format) { __typename fileName mediaType base64 }
  }
`);

/** The sheet of a count, to be filled in: what is to be counted, and never what should be there. */
export function DownloadCount({ countId, label }: { countId: string; label: string }) {
  const { outlet } = useSigned();
  const apollo = useApolloClient();
  const load = async (_: 'sheet', format: SheetFormat) => {
    const variables = { outletId: outlet.id, countId, format };
    const asked = { query: StockCountSheetDocument, variables, fetchPolicy: 'no-cache' } as const;
    return (await apollo.query(asked)).data?.stockCountSheet;
  };
  return <DownloadMenu label={label} size="md" choices={{ sheet: 'What is to be counted' }} load={load} />;
}
