import { never } from '@college-kiosk/client';
import { graphql } from '../../../gql/gql.ts';
import type { ImportStockMutation } from '../../../gql/graphql.ts';
import { sheetPatience, useSheetFile } from '../../../shell/sheets/use-sheet-file.ts';
import { useRun } from '../../../shell/use-run.ts';
import { useSigned } from '../../../shell/viewer.tsx';

const ImportStockDocument = graphql(`
  mutation ImportStock($input: ImportStockInput!) {
    importStock(input: $input) {
      __typename
      ... on StockImport {
        isRehearsal
        rowCount
        newItems
        changedItems
        knownItems
        batchCount
        value
        problemCount
        problems { __typename row column value message }
        rows {
          __typename
          row
          code
          name
          outcome
          changes { __typename column before after }
          baseUnit
          quantity
          value
          expiryDate
        }
      }
      ... on SheetUnusable { code message }
      ... on RowsHaveErrors { code message problemCount }
    }
  }
`);

export type StockReport = Extract<ImportStockMutation['importStock'], { __typename: 'StockImport' }>;

/** A file of stock items and opening stock. */
export function useStockFile() {
  const { outlet } = useSigned();
  const [run, busy] = useRun(ImportStockDocument, sheetPatience);
  const sheet = useSheetFile<StockReport>(async (sent) => {
    const answer = (await run({ input: { ...sent, outletId: outlet.id } }))?.importStock;
    if (!answer) return null;
    switch (answer.__typename) {
      case 'StockImport':
        return { report: answer };
      case 'SheetUnusable':
      case 'RowsHaveErrors':
        return { refusal: answer.message };
      default:
        return never(answer);
    }
  });
  return { ...sheet, busy };
}
