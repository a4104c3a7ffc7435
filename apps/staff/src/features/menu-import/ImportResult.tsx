import { Notice } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ImportDetails } from './ImportDetails.tsx';
import { ImportFigures } from './ImportFigures.tsx';
import type { ImportAnswer } from './use-rehearsal.ts';

type Props = { done: Extract<ImportAnswer, { __typename: 'MenuImport' }>; onAgain: () => void };

/** What the import has done. */
export function ImportResult({ done, onAgain }: Props) {
  const written = done.created + done.updated;
  const out = done.rowsFailed;
  return (
    <>
      <Notice tone="good">
        {written === 1 ? 'One dish is' : `${written} dishes are`} written and on the menu.
        {out > 0
          ? ` ${out === 1 ? 'One row is' : `${out} rows are`} left out: correct the file and import it again.`
          : null}
      </Notice>
      <div className="mi-actions">
        <Button size="md" renderRoot={(props) => <Link to="/menu" {...props} />}>
          See the menu
        </Button>
        <Button size="md" variant="default" onClick={onAgain}>
          Import another file
        </Button>
      </div>
      <ImportFigures of={done} />
      <ImportDetails of={done} />
    </>
  );
}
