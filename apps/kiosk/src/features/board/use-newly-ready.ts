import { useEffect, useRef, useState } from 'react';

const enlargeMs = 6_000;

/** The orders that became ready just now, each for six seconds. What was ready when the board began is not news. */
export function useNewlyReady(ready: readonly { orderId: string }[] | null, ring: () => void): ReadonlySet<string> {
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const known = useRef<Set<string> | null>(null);
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());
  useEffect(() => {
    if (!ready) return;
    const before = known.current;
    known.current = new Set(ready.map(({ orderId }) => orderId));
    const arrived = before ? ready.filter(({ orderId }) => !before.has(orderId)) : [];
    if (arrived.length === 0) return;
    ring();
    setFresh((now) => new Set([...now, ...arrived.map(({ orderId }) => orderId)]));
    const timer = setTimeout(() => {
      timers.current.delete(timer);
      setFresh((now) => new Set([...now].filter((id) => !arrived.some(({ orderId }) => orderId === id))));
    }, enlargeMs);
    timers.current.add(timer);
  }, [ready, ring]);
  useEffect(() => {
    const running = timers.current;
    return () => {
      for (const timer of running) clearTimeout(timer);
    };
  }, []);
  return fresh;
}
