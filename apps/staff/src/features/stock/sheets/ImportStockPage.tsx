import { saveFile } from '@college-kiosk/client';
import { EmptyState, PageHeader } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { SheetChooser } from '../../../shell/sheets/SheetChooser.tsx';
import { useSigned } from '../../../shell/viewer.tsx';
import { ExportStock, itemSheet } from './ExportStock.tsx';
import { StockReportView } from './StockReportView.tsx';
import { useStockFile } from './use-stock-file.ts';

const template = [
  'code,name,kind,base unit,storage,shelf life days,tax %,tax credited,allergens,pack,pack size,quantity,unit,value,expiry,batch',
  'RICE_RAW,Raw rice,ingredient,g,ambient,365,5,no,none,sack,50000,2,sack,4800,31/03/2027,R-118',
  'MILK,Milk,ingredient,ml,chilled,3,0,no,milk,crate,12000,24,l,1320,,',
  'WATER_1L,Water 1 l,packaged,pcs,ambient,180,18,yes,,case,12,5,case,660,30/06/2027,',
].join('\r\n');

/** Stock items, and what an outlet begins with, from a spreadsheet: choose it, see what would be taken in, take it in. */
export function ImportStockPage() {
  const { outlet, may } = useSigned();
  const { file, report, refusal, busy, choose, again, takeIn } = useStockFile();
  return (
    <div className="si-page">
      <PageHeader
        title="Items and opening stock from a file"
        lead={outlet.name}
        actions={
          <Button variant="default" renderRoot={(props) => <Link to="/stock/items" {...props} />}>
            Back to the items
          </Button>
        }
      />
      {!may('stock:import') ? (
        <EmptyState kind="filtered" title="You may not take in a file here">
          A manager can.
        </EmptyState>
      ) : (
        <SheetChooser
          says="One row for each item, or for each batch of it. Items that are there are changed to what the file says; an empty cell leaves a fact as it is."
          {...{ file, refusal, busy }}
          isOver={report?.isRehearsal === false}
          onChoose={(chosen) => void choose(chosen)}
          ways={
            <>
              <Button
                size="md"
                variant="default"
                leftSection={<IconDownload size={18} aria-hidden />}
                onClick={() =>
                  saveFile({ fileName: 'stock-template.csv', mediaType: 'text/csv', base64: btoa(template) })
                }
              >
                Template
              </Button>
              <ExportStock choices={itemSheet} label="Items that are there" size="md" />
            </>
          }
        >
          {report ? (
            <StockReportView report={report} busy={busy} onTakeIn={() => void takeIn()} onAgain={again} />
          ) : null}
        </SheetChooser>
      )}
    </div>
  );
}
