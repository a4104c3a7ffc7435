import { Notice } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import type { ItemChange } from './item-changes.ts';

type Props = { changes: readonly ItemChange[]; onTakeTheirs: () => void };

/** Somebody else saved the item meanwhile: what it says now, where that is not what stands in the form. */
export function ItemChanged({ changes, onTakeTheirs }: Props) {
  const both = changes.filter(({ mine }) => mine !== null);
  return (
    <Notice tone="soon">
      <p className="it-changed">
        Somebody saved this item in the meantime.{' '}
        {changes.length === 0 ? 'It says what you say. Save again to be sure.' : 'It says now:'}
      </p>
      {changes.length === 0 ? null : (
        <ul className="it-changed">
          {changes.map(({ field, label, theirs, mine }) => (
            <li key={field}>
              {label}: <strong>{theirs}</strong>
              {mine === null ? ', taken over below' : `, where you typed ${mine}`}
            </li>
          ))}
        </ul>
      )}
      {both.length === 0 ? null : (
        <>
          <p className="it-changed">What you typed is still there. Save again to keep it.</p>
          <Button size="compact-sm" variant="default" onClick={onTakeTheirs}>
            Keep theirs instead
          </Button>
        </>
      )}
    </Notice>
  );
}
