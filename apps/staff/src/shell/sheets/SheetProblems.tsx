import { DataTable, Notice } from '@college-kiosk/ui';

type Problem = { row: number; column: string | null; value: string | null; message: string };

/** What is wrong with a file, row by row, and what to do. */
export function SheetProblems({ count, problems }: { count: number; problems: readonly Problem[] }) {
  return (
    <>
      <Notice>
        {count === 1 ? 'One thing is wrong' : `${count} things are wrong`}. Nothing is taken in until all rows are
        right: correct the file, and choose it again.
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
  );
}
