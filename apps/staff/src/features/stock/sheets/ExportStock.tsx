import { useApolloClient } from '@apollo/client/react';
import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import type { SheetFormat, StockSheet } from '../../../gql/graphql.ts';
import { saveFile } from '../../../shell/save-file.ts';
import { useToast } from '../../../shell/toast.tsx';
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

const sheets: Record<StockSheet, string> = {
  LEVELS: 'Levels, as they are now',
  BATCHES: 'Batches, as they are now',
  MOVES: 'Moves of thirty days',
  WASTE: 'Waste of thirty days',
};
const formats: Record<SheetFormat, string> = { XLSX: 'As a workbook', CSV: 'As CSV' };
const days = 30;

/** Stock as a file: what lies here now, and what became of it in the last thirty days. */
export function ExportStock() {
  const { outlet } = useSigned();
  const apollo = useApolloClient();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const save = async (sheet: StockSheet, format: SheetFormat) => {
    setBusy(true);
    const to = outlet.businessDate;
    const from = new Date(Date.parse(to) - (days - 1) * 86_400_000).toISOString().slice(0, 10);
    const variables = { outletId: outlet.id, sheet, format, from, to };
    try {
      const { data } = await apollo.query({ query: StockSheetDocument, variables, fetchPolicy: 'no-cache' });
      if (data) saveFile(data.stockSheet);
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" loading={busy} leftSection={<IconDownload size={18} aria-hidden />}>
          Download
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(Object.keys(formats) as SheetFormat[]).map((format) => (
          <div key={format}>
            <Menu.Label>{formats[format]}</Menu.Label>
            {(Object.keys(sheets) as StockSheet[]).map((sheet) => (
              <Menu.Item key={sheet} onClick={() => void save(sheet, format)}>
                {sheets[sheet]}
              </Menu.Item>
            ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
