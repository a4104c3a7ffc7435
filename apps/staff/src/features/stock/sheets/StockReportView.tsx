import { DataTable, FigureCard, formatDay, formatQuantity, MoneyText, Notice } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type OutcomeWords, SheetChanges, SheetOutcome } from '../../../shell/sheets/SheetOutcome.tsx';
import { SheetProblems } from '../../../shell/sheets/SheetProblems.tsx';
import type { StockReport } from './use-stock-file.ts';

const words: OutcomeWords = { NEW: 'New', CHANGED: 'Changed', UNCHANGED: 'Stays as it is' };

type Props = { report: StockReport; busy: boolean; onTakeIn: () => void; onAgain: () => void };

/** What a file would do, or did: figures, rows to correct, and what becomes of the others. */
export function StockReportView({ report, busy, onTakeIn, onAgain }: Props) {
  const { isRehearsal, newItems, changedItems, knownItems, batchCount, value, problemCount, problems, rows } = report;
  const isEmpty = newItems + changedItems + batchCount === 0;
  return (
    <>
      <div className="si-figures">
        <FigureCard label={isRehearsal ? 'New items' : 'Items made'} figure={newItems} />
        <FigureCard label={isRehearsal ? 'Items that change' : 'Items changed'} figure={changedItems} />
        <FigureCard label="Items that stay as they are" figure={knownItems} />
        <FigureCard label="Opening batches" figure={batchCount} />
        <FigureCard label="Their cost" figure={<MoneyText value={value} paise />} />
      </div>
      {problemCount > 0 ? (
        <SheetProblems count={problemCount} problems={problems} />
      ) : isRehearsal ? (
        <div className="si-actions">
          <Button size="md" loading={busy} disabled={isEmpty} onClick={onTakeIn}>
            Take it in
          </Button>
          {isEmpty ? <span>There is nothing new in this file.</span> : null}
        </div>
      ) : (
        <>
          <Notice tone="good">
            It is taken in{batchCount > 0 ? ', and its cost is in the books as opening stock' : ''}.
          </Notice>
          <div className="si-actions">
            <Button size="md" renderRoot={(props) => <Link to="/stock" {...props} />}>
              Look at the stock
            </Button>
            <Button size="md" variant="default" onClick={onAgain}>
              Another file
            </Button>
          </div>
        </>
      )}
      <DataTable
        caption="Rows"
        rows={rows}
        rowKey={({ row }) => String(row)}
        columns={[
          { key: 'row', header: 'Row', render: ({ row }) => row },
          { key: 'name', header: 'Item', render: ({ name, code }) => `${name} (${code})` },
          { key: 'is', header: 'Becomes', render: ({ outcome }) => <SheetOutcome outcome={outcome} words={words} /> },
          { key: 'changes', header: 'What changes', render: ({ changes }) => <SheetChanges changes={changes} /> },
          {
            key: 'quantity',
            header: 'Opening stock',
            numeric: true,
            render: ({ quantity, baseUnit }) => (quantity === null ? '–' : formatQuantity(quantity, baseUnit)),
          },
          {
            key: 'value',
            header: 'Cost',
            numeric: true,
            render: (row) => (row.value === null ? '–' : <MoneyText value={row.value} paise />),
          },
          {
            key: 'expiry',
            header: 'Good until',
            render: ({ expiryDate }) => (expiryDate ? formatDay(expiryDate, 'UTC') : '–'),
          },
        ]}
      />
    </>
  );
}
