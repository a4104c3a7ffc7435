import { DataTable, FigureCard, Notice } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { type OutcomeWords, SheetChanges, SheetOutcome } from './SheetOutcome.tsx';
import { SheetProblems } from './SheetProblems.tsx';

const SheetReportFragment = graphql(`
  fragment SheetReportFacts on SheetReport {
    __typename
    isRehearsal
    rowCount
    newCount
    changedCount
    unchangedCount
    problemCount
    problems { __typename row column value message }
    rows { __typename row name outcome changes { __typename column before after } }
  }
`);

export type MaskedReport = FragmentType<typeof SheetReportFragment>;

/** Whether a file was taken in, and not only looked at. */
export function isTakenIn(report: MaskedReport | null): boolean {
  return report !== null && !readFragment(SheetReportFragment, report).isRehearsal;
}

type Props = {
  report: MaskedReport;
  busy: boolean;
  /** What a row is about. */
  of: string;
  words: OutcomeWords;
  /** Said once it is taken in. */
  done: string;
  /** Where to go then. */
  next: ReactNode;
  onTakeIn: () => void;
};

/** What a file would do, or did: figures, rows to correct, and what becomes of the others. */
export function SheetReportView({ report: masked, busy, of, words, done, next, onTakeIn }: Props) {
  const report = readFragment(SheetReportFragment, masked);
  const { isRehearsal, newCount, changedCount, unchangedCount, problemCount, problems, rows } = report;
  const isEmpty = newCount + changedCount === 0;
  return (
    <>
      <div className="si-figures">
        <FigureCard label={words.NEW} figure={newCount} />
        <FigureCard label={words.CHANGED} figure={changedCount} />
        <FigureCard label={words.UNCHANGED} figure={unchangedCount} />
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
          <Notice tone="good">{done}</Notice>
          <div className="si-actions">{next}</div>
        </>
      )}
      <DataTable
        caption="Rows"
        rows={rows}
        rowKey={({ row }) => String(row)}
        columns={[
          { key: 'row', header: 'Row', render: ({ row }) => row },
          { key: 'name', header: of, render: ({ name }) => name },
          { key: 'is', header: 'Becomes', render: ({ outcome }) => <SheetOutcome outcome={outcome} words={words} /> },
          { key: 'changes', header: 'What changes', render: ({ changes }) => <SheetChanges changes={changes} /> },
        ]}
      />
    </>
  );
}
