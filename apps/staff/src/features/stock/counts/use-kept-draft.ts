import { type Dispatch, type SetStateAction, useEffect, useState } from 'react';
import { useSigned } from '../../../shell/viewer.tsx';
import type { Draft } from './count-sheet.ts';

/** What was typed and not saved yet, kept on this device, so that a reload loses nothing. */
export function useKeptDraft(countId: string): [Draft, Dispatch<SetStateAction<Draft>>] {
  const { viewer } = useSigned();
  // Of whoever typed it: on a tablet that is shared, nobody sends what another counted.
  const key = `count ${countId} of ${viewer.email ?? viewer.name}`;
  const [draft, setDraft] = useState<Draft>(() => kept(key));
  useEffect(() => {
    if (Object.keys(draft).length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(draft));
  }, [draft, key]);
  return [draft, setDraft];
}

function kept(key: string): Draft {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Draft;
  } catch {
    // What cannot be read was not ours.
    return {};
  }
}
