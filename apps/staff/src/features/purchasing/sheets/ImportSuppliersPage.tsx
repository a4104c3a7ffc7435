import { never, saveFile } from '@college-kiosk/client';
import { EmptyState, PageHeader } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { graphql } from '../../../gql/gql.ts';
import { SheetChooser } from '../../../shell/sheets/SheetChooser.tsx';
import { isTakenIn, type MaskedReport, SheetReportView } from '../../../shell/sheets/SheetReportView.tsx';
import { sheetPatience, useSheetFile } from '../../../shell/sheets/use-sheet-file.ts';
import { useRun } from '../../../shell/use-run.ts';
import { useSigned } from '../../../shell/viewer.tsx';
import { ExportSuppliers } from './ExportSuppliers.tsx';

const ImportSuppliersDocument = graphql(`
  mutation ImportSuppliers($input: ImportSuppliersInput!) {
    importSuppliers(input: $input) {
      __typename
      ... on SheetReport { ...SheetReportFacts }
      ... on SheetUnusable { code message }
      ... on RowsHaveErrors { code message problemCount }
    }
  }
`);

const template = [
  'supplier,contact,phone,email,gstin,payment days,small enterprise,lead days,item code,their code,pack,pack size,minimum packs,price,valid from',
  'Malabar Rice Mill,The office,+91 495 2700000,office@mill.example,,30,no,2,RICE_RAW,RM-50,sack,50000,1,2400,01/12/2026',
  'Malabar Rice Mill,,,,,,,,OIL,,tin,15000,2,2150.50,01/12/2026',
  'Town Dairy,,,,,7,yes,1,MILK,,l,1000,20,54,01/12/2026',
].join('\r\n');
const words = { NEW: 'New', CHANGED: 'Changed', UNCHANGED: 'Stays as it is' };

/** Suppliers with what they sell and their prices, from a spreadsheet. */
export function ImportSuppliersPage() {
  const { may } = useSigned();
  const [run, busy] = useRun(ImportSuppliersDocument, sheetPatience);
  const { file, report, refusal, choose, again, takeIn } = useSheetFile<MaskedReport>(async (sent) => {
    const answer = (await run({ input: sent }))?.importSuppliers;
    if (!answer) return null;
    switch (answer.__typename) {
      case 'SheetReport':
        return { report: answer };
      case 'SheetUnusable':
      case 'RowsHaveErrors':
        return { refusal: answer.message };
      default:
        return never(answer);
    }
  });
  return (
    <div className="si-page">
      <PageHeader
        title="Suppliers and prices from a file"
        lead="Of all outlets"
        actions={
          <Button variant="default" renderRoot={(props) => <Link to="/suppliers" {...props} />}>
            Back to the suppliers
          </Button>
        }
      />
      {!may('supplier:manage') ? (
        <EmptyState kind="filtered" title="You may not change suppliers">
          A manager or a storekeeper can.
        </EmptyState>
      ) : (
        <SheetChooser
          says="One row for each thing that a supplier sells, at one price from a day on. A new price begins today or later; those that held stay."
          {...{ file, refusal, busy }}
          isOver={isTakenIn(report)}
          onChoose={(chosen) => void choose(chosen)}
          ways={
            <>
              <Button
                size="md"
                variant="default"
                leftSection={<IconDownload size={18} aria-hidden />}
                onClick={() =>
                  saveFile({ fileName: 'suppliers-template.csv', mediaType: 'text/csv', base64: btoa(template) })
                }
              >
                Template
              </Button>
              <ExportSuppliers label="Those that are there" size="md" />
            </>
          }
        >
          {report ? (
            <SheetReportView
              {...{ report, busy, words }}
              of="Supplier and item"
              done="It is taken in. Orders from now on use these prices from their days on."
              onTakeIn={() => void takeIn()}
              next={
                <>
                  <Button size="md" renderRoot={(props) => <Link to="/suppliers" {...props} />}>
                    Look at the suppliers
                  </Button>
                  <Button size="md" variant="default" onClick={again}>
                    Another file
                  </Button>
                </>
              }
            />
          ) : null}
        </SheetChooser>
      )}
    </div>
  );
}
