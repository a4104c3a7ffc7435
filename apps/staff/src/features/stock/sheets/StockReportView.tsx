import { DataTable, FigureCard, formatDay, formatQuantity, MoneyText, Notice } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { StockReport } from './use-stock-file.ts';

type Props = { report: StockReport; busy: boolean; onTakeIn: () => void; onAgain: () => void };

/** What a file would do, or did: figures, rows to correct, and what becomes of the others. */
export function StockReportView({ report, busy, onTakeIn, onAgain }: Props) {
  const { isRehearsal, newItems, knownItems, batchCount, value, problemCount, problems, rows } = report;
  const isEmpty = newItems + batchCount === 0;
  return (
    <>
      <div className="si-figures">
        <FigureCard label={isRehearsal ? 'New items' : 'Items made'} figure={newItems} />
        <FigureCard label="Items that stay as they are" figure={knownItems} />
        <FigureCard label="Opening batches" figure={batchCount} />
        <FigureCard label="Their cost" figure={<MoneyText value={value} paise />} />
      </div>
      {problemCount > 0 ? (
        <>
          <Notice>
            {problemCount === 1 ? 'One thing is wrong' : `${problemCount} things are wrong`}. Nothing is taken in until
            all rows are right: correct the file, and choose it again.
          </Notice>
          <DataTable
            caption="What to correct"
            rows={problems}
            rowKey={({ row, column, message }) => `${row} ${column} ${message}`}
            columns={[
              { key: 'row', header: 'Row', render: ({ row }) => row },
              { key: 'column', header: 'Column', render: ({ column }) => column ?? '–' },
              { key: 'value', header: 'It says', render: (problem) => problem.value ?? '–' },
              { key: 'message', header: 'What to do', render: ({ message }) => message },
            ]}
          />
        </>
      ) : isRehearsal ? (
        <div className="si-actions">
          <Button size="md" loading={busy} disabled={isEmpty} onClick={onTakeIn}>
            Take it in
          </Button>
          {isEmpty ? <span>There is nothing new in this file.</span> : null}
        </div>
      ) : (
        <>
          <Notice tone="good">It is taken in, and its cost is in the books as opening stock.</Notice>
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
          { key: 'is', header: 'Becomes', render: ({ isNew }) => (isNew ? 'New' : 'Stays as it is') },
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
