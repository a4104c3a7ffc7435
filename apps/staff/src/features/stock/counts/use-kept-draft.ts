import type { Dispatch, SetStateAction } from 'react';
import { useKept } from '../../../shell/use-kept.ts';
import { type Draft, isDraft } from './count-sheet.ts';

/** What was typed into a count and not saved yet. What an older release kept in another shape is let go. */
export function useKeptDraft(countId: string): [Draft, Dispatch<SetStateAction<Draft>>] {
  const [draft, setDraft] = useKept<Draft>(
    `count ${countId}`,
    (kept: unknown) => (isDraft(kept) ? kept : {}),
    (value) => Object.keys(value).length === 0,
  );
  return [draft, setDraft];
}
