import { useEffect, useSyncExternalStore } from 'react';

let count = 0;
const listeners = new Set<() => void>();
const change = (by: number) => {
  count += by;
  for (const listener of listeners) listener();
};

/** While a payment or an order is on its way, nobody is asked whether they are still there. */
export function useKeepAwake(awake: boolean): void {
  useEffect(() => {
    if (!awake) return;
    change(1);
    return () => change(-1);
  }, [awake]);
}

export function useBusy(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => count > 0,
    () => false,
  );
}
