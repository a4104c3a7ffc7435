import { never, newId } from '@college-kiosk/client';
import { LoadingShape, Notice } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { ImportColumns } from './ImportColumns.tsx';
import { ImportDetails } from './ImportDetails.tsx';
import { ImportFigures } from './ImportFigures.tsx';
import { ImportSettings } from './ImportSettings.tsx';
import type { MenuFile } from './menu-file.ts';
import { inputOf, type Settings, untouched } from './settings.ts';
import { type ImportAnswer, ImportMenuDocument, PATIENCE_MS, useRehearsal } from './use-rehearsal.ts';

type Report = Extract<ImportAnswer, { __typename: 'MenuImport' }>;
type Props = { file: MenuFile; onAgain: () => void; onDone: (done: Report) => void };

/** What the file would do, with the means to read it otherwise; then the button that does it. */
export function Rehearsal({ file, onAgain, onDone }: Props) {
  const { outlet } = useSigned();
  const [settings, setSettings] = useState(() => untouched(outlet.id));
  // Another body is another command; the same one sent again goes on where it was.
  const input = useMemo(() => ({ ...inputOf(file.csv, settings), commandId: newId(), dryRun: true }), [file, settings]);
  const { answer, error, current, retry } = useRehearsal(input);
  const [run, busy] = useRun(ImportMenuDocument, { answerWithinMs: PATIENCE_MS });
  const [unanswered, setUnanswered] = useState(false);
  const [report, setReport] = useState<Report | null>(null);
  if (answer?.__typename === 'MenuImport' && answer !== report) setReport(answer);

  const send = async () => {
    setUnanswered(false);
    const said = (await run({ input: { ...input, dryRun: false } }))?.importMenu;
    if (!said) return setUnanswered(true);
    switch (said.__typename) {
      case 'MenuImport':
        return onDone(said);
      case 'FileUnusable':
        return retry();
      default:
        never(said);
    }
  };
  const change = (changed: Partial<Settings>) => setSettings((before) => ({ ...before, ...changed }));

  const refusal = answer?.__typename === 'FileUnusable' ? answer : null;
  // A file whose headers say nothing has columns all the same: the person says what they hold.
  const columns = refusal?.columns.length ? refusal.columns : report?.columns;
  const count = report && !refusal && !error ? report.created + report.updated : 0;
  return (
    <>
      <p className="mi-file">
        <b>{file.name}</b> {report ? `${report.rows.toLocaleString('en-IN')} rows` : null}
        <Button variant="subtle" size="compact-md" onClick={onAgain}>
          Choose another
        </Button>
      </p>
      {refusal ? <Notice>{refusal.message}</Notice> : null}
      {error ? <ProblemState error={error} onRetry={retry} /> : null}
      {!answer && !error ? <LoadingShape shape="rows" label="The file" /> : null}
      {columns ? (
        <div className="mi-rehearsal">
          <div className="mi-side">
            <ImportColumns
              columns={columns.map((one) => ({
                ...one,
                ...settings.columns?.find(({ column }) => column === one.column),
              }))}
              onChange={(columns) => change({ columns })}
            />
            <ImportSettings settings={settings} fileOutlets={report?.fileOutlets ?? []} onChange={change} />
          </div>
          {refusal || error || !report ? null : (
            <div className="mi-outcome" aria-busy={!current || undefined} data-old={!current || undefined}>
              <ImportFigures of={report} />
              <ImportDetails of={report} />
            </div>
          )}
        </div>
      ) : null}
      <footer className="mi-bar">
        {unanswered ? (
          <Notice>
            Not all of it was answered. Press again: it goes on where it was, and nothing is written twice.
          </Notice>
        ) : null}
        <p role="status">
          {!current ? 'Looking at the file …' : count === 0 ? 'There is nothing to write.' : sentence(report)}
        </p>
        <Button size="lg" loading={busy} disabled={!current || count === 0} onClick={() => void send()}>
          {count === 0 ? 'Import' : count === 1 ? 'Import one dish' : `Import ${count.toLocaleString('en-IN')} dishes`}
        </Button>
      </footer>
    </>
  );
}

function sentence(report: Report | null): string {
  const out = report?.rowsFailed ?? 0;
  return out === 0 ? 'Every row can be written.' : `${out === 1 ? 'One row stays' : `${out} rows stay`} out.`;
}
