import { useApolloClient } from '@apollo/client/react';
import { graphql } from '../../../gql/gql.ts';
import type { SheetFormat } from '../../../gql/graphql.ts';
import { DownloadMenu } from '../../../shell/sheets/DownloadMenu.tsx';

const SuppliersSheetDocument = graphql(`
  query SuppliersSheet($format: SheetFormat!) {
    suppliersSheet(format: $format) { __typename fileName mediaType base64 }
  }
`);

/** All suppliers with what they sell and its prices, as a file that comes in again. */
export function ExportSuppliers(button: { label?: string; size?: 'sm' | 'md' }) {
  const apollo = useApolloClient();
  const load = async (_: 'all', format: SheetFormat) => {
    const asked = { query: SuppliersSheetDocument, variables: { format }, fetchPolicy: 'no-cache' } as const;
    return (await apollo.query(asked)).data?.suppliersSheet;
  };
  return <DownloadMenu {...button} choices={{ all: 'Suppliers and their prices' }} load={load} />;
}
