import { useApolloClient } from '@apollo/client/react';
import { graphql } from '../../../gql/gql.ts';
import type { SheetFormat, StockSheet } from '../../../gql/graphql.ts';
import { DownloadMenu } from '../../../shell/sheets/DownloadMenu.tsx';
import { useSigned } from '../../../shell/viewer.tsx';

const StockSheetDocument = graphql(`
  query StockSheet($outletId: UUID!, $sheet: StockSheet!, $format: SheetFormat!, $from: LocalDate, $to: LocalDate) {
    stockSheet(outletId: $outletId, sheet: $sheet, format: $format, from: $from, to: $to) {
      __typename
      fileName
      mediaType
      base64
    }
  }
`);

export const stockSheets = {
  LEVELS: 'Levels, as they are now',
  BATCHES: 'Batches, as they are now',
  MOVES: 'Moves of thirty days',
  WASTE: 'Waste of thirty days',
} as const satisfies Partial<Record<StockSheet, string>>;
export const temperatureSheet = { TEMPERATURES: 'Temperatures of thirty days' } as const satisfies Partial<
  Record<StockSheet, string>
>;
export const itemSheet = { ITEMS: 'All items with their facts' } as const satisfies Partial<Record<StockSheet, string>>;
const days = 30;

type Props = { choices: Partial<Record<StockSheet, string>>; label?: string; size?: 'sm' | 'md' };

/** Stock as a file: what is kept, what lies here now, or what became of it in the last thirty days. */
export function ExportStock({ choices, ...button }: Props) {
  const { outlet } = useSigned();
  const apollo = useApolloClient();
  const load = async (sheet: StockSheet, format: SheetFormat) => {
    const to = outlet.businessDate;
    const from = new Date(Date.parse(to) - (days - 1) * 86_400_000).toISOString().slice(0, 10);
    const variables = { outletId: outlet.id, sheet, format, from, to };
    const { data } = await apollo.query({ query: StockSheetDocument, variables, fetchPolicy: 'no-cache' });
    return data?.stockSheet;
  };
  return <DownloadMenu {...button} choices={choices as Record<StockSheet, string>} load={load} />;
}
