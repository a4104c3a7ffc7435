import { useEffect, useRef, useState } from 'react';

const signs = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;

/**
 * Whether nobody has touched anything for `afterMs`. Once idle it stays so until `stay` is called: a question is on the
 * screen, and its answer counts, not a brush of the sleeve.
 */
export function useIdle(afterMs: number, watching: boolean): { idle: boolean; stay: () => void } {
  const [idle, setIdle] = useState(false);
  const restart = useRef(() => {});
  useEffect(() => {
    if (!watching) {
      setIdle(false);
      return;
    }
    let timer: ReturnType<typeof setTimeout>;
    restart.current = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setIdle(true), afterMs);
    };
    const sign = () => restart.current();
    restart.current();
    for (const name of signs) window.addEventListener(name, sign, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const name of signs) window.removeEventListener(name, sign);
    };
  }, [afterMs, watching]);
  return {
    idle,
    stay: () => {
      setIdle(false);
      restart.current();
    },
  };
}
