import './sheets.css';
import { EmptyState, LoadingShape, Notice, PageHeader } from '@college-kiosk/ui';
import { Button, FileButton } from '@mantine/core';
import { IconDownload, IconFileSpreadsheet } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { saveFile } from '../../../shell/save-file.ts';
import { useSigned } from '../../../shell/viewer.tsx';
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
  const chooser = (label: string, variant: 'filled' | 'default') => (
    <FileButton accept=".xlsx,.csv,text/csv" onChange={(chosen) => void choose(chosen)}>
      {(props) => (
        <Button size="md" variant={variant} {...props}>
          {label}
        </Button>
      )}
    </FileButton>
  );
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
      ) : !file ? (
        <section className="si-choose" aria-labelledby="si-file">
          <IconFileSpreadsheet size={44} stroke={1.4} aria-hidden />
          <h2 id="si-file">A workbook or a CSV file</h2>
          <p>One row for each item, or for each batch of it. You see what would be taken in before anything is.</p>
          {refusal ? <Notice>{refusal}</Notice> : null}
          <div className="si-actions">
            {chooser('Choose a file', 'filled')}
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
          </div>
        </section>
      ) : (
        <>
          <p className="si-name">
            <b>{file.name}</b>
            {report?.isRehearsal === false ? null : chooser('Choose the corrected file', 'default')}
          </p>
          {refusal ? <Notice>{refusal}</Notice> : null}
          {busy && !report ? <LoadingShape shape="rows" label="The file" /> : null}
          {report ? (
            <StockReportView report={report} busy={busy} onTakeIn={() => void takeIn()} onAgain={again} />
          ) : null}
        </>
      )}
    </div>
  );
}
