import './changes.css';
import { Notice } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import type { Change } from './changes.ts';

type Props<Draft> = {
  /** What it is: an item, a dish. */
  noun: string;
  changes: readonly Change<Draft>[];
  onTakeTheirs: () => void;
};

/** Somebody else saved it meanwhile: what it says now, where that is not what stands in the form. */
export function ChangedNotice<Draft>({ noun, changes, onTakeTheirs }: Props<Draft>) {
  const both = changes.filter(({ mine }) => mine !== null);
  return (
    <Notice tone="soon">
      <p className="changed-meanwhile">
        Somebody saved this {noun} in the meantime.{' '}
        {changes.length === 0 ? 'It says what you say. Save again to be sure.' : 'It says now:'}
      </p>
      {changes.length === 0 ? null : (
        <ul className="changed-meanwhile">
          {changes.map(({ field, label, theirs, mine }) => (
            <li key={field}>
              {label}: <strong>{theirs}</strong>
              {mine === null ? ', taken over' : `, where you typed ${mine}`}
            </li>
          ))}
        </ul>
      )}
      {both.length === 0 ? null : (
        <>
          <p className="changed-meanwhile">What you typed is still there. Save again to keep it.</p>
          <Button size="compact-sm" variant="default" onClick={onTakeTheirs}>
            Keep theirs instead
          </Button>
        </>
      )}
    </Notice>
  );
}
