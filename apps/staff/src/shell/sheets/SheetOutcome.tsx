import { StatusPill, type Tone } from '@college-kiosk/ui';
import { IconArrowRight } from '@tabler/icons-react';
import type { SheetOutcome as Outcome } from '../../gql/graphql.ts';

type Change = { column: string; before: string | null; after: string | null };
export type OutcomeWords = Readonly<Record<Outcome, string>>;

const tones: Record<Outcome, Tone> = { NEW: 'good', CHANGED: 'soon', UNCHANGED: 'quiet' };

/** What becomes of what a row is about. */
export function SheetOutcome({ outcome, words }: { outcome: Outcome; words: OutcomeWords }) {
  return <StatusPill tone={tones[outcome]}>{words[outcome]}</StatusPill>;
}

/** What changes: each fact before and after. */
export function SheetChanges({ changes }: { changes: readonly Change[] }) {
  if (changes.length === 0) return '–';
  return (
    <ul className="si-changes">
      {changes.map(({ column, before, after }) => (
        <li key={column}>
          <small>{column}</small>
          {before === null ? null : (
            <>
              {' '}
              <del>{before}</del> <IconArrowRight size={14} role="img" aria-label="becomes" />
            </>
          )}{' '}
          <ins>{after ?? 'nothing'}</ins>
        </li>
      ))}
    </ul>
  );
}
