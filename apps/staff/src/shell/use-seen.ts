import { useState } from 'react';
import { type Change, changesSince, type Said, withTheirs, yielding } from './changes.ts';

/** How a form says what it is about. */
type Words<Facts, Draft> = { said: Said<Draft>; draftOf: (facts: Facts) => Draft };

/** What is typed over something that others may save meanwhile: then their changes are told, and what was typed stays. */
export function useSeen<Facts, Draft>(facts: Facts, { said, draftOf }: Words<Facts, Draft>) {
  // What the form began with, or met since.
  const [seen, setSeen] = useState(facts);
  const [draft, setDraft] = useState(() => draftOf(facts));
  const [changes, setChanges] = useState<readonly Change<Draft>[] | null>(null);
  return {
    ...{ seen, draft, changes },
    change: (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part })),
    /** It was saved, and is this now. */
    saved: (now: Facts) => {
      setSeen(now);
      setChanges(null);
    },
    /** Somebody else saved it, and it is this now. */
    meet: (now: Facts) => {
      const [before, theirs] = [draftOf(seen), draftOf(now)];
      setChanges(changesSince(said, before, theirs, draft));
      setDraft(withTheirs(said, before, theirs, draft));
      setSeen(now);
    },
    takeTheirs: () => {
      setDraft(yielding(changes ?? [], draftOf(seen), draft));
      setChanges(null);
    },
  };
}
