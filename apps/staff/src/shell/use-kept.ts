import { type Dispatch, type SetStateAction, useCallback, useEffect, useState } from 'react';
import { useSigned } from './viewer.tsx';

/**
 * What was typed and not sent yet, kept on this device under a name, so that a reload loses nothing. What is nothing to keep is not kept; `forget`
 * is for what was sent.
 */
export function useKept<Value>(
  name: string,
  first: (kept: Value | null) => Value,
  isNothing: (value: Value) => boolean,
): [value: Value, set: Dispatch<SetStateAction<Value>>, forget: () => void] {
  const { viewer } = useSigned();
  // Of whoever typed it: on a tablet that is shared, nobody sends what another typed.
  const key = `${name} of ${viewer.email ?? viewer.name}`;
  const [value, setValue] = useState<Value>(() => first(read<Value>(key)));
  const nothing = isNothing(value);
  useEffect(() => {
    if (nothing) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  }, [value, nothing, key]);
  const forget = useCallback(() => localStorage.removeItem(key), [key]);
  return [value, setValue, forget];
}

function read<Value>(key: string): Value | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Value | null;
  } catch {
    // What cannot be read was not ours.
    return null;
  }
}
