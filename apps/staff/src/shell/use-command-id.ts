import { useCallback, useRef } from 'react';
import { newId } from './ids.ts';

/**
 * Gives the id under which something is said: the same one while it stays the same, so that an answer that was lost is asked for again,
 * and nothing is done twice.
 */
export function useCommandId(): (said: object) => string {
  const last = useRef<{ readonly said: string; readonly id: string } | null>(null);
  return useCallback((content) => {
    const said = JSON.stringify(content);
    if (last.current?.said !== said) last.current = { said, id: newId() };
    return last.current.id;
  }, []);
}
