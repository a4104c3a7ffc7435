import { useCallback, useRef } from 'react';

/** At most one request on the way and one waiting, however often it is asked for. The one that waits asks what is wanted then. */
export function useCoalesced(ask: () => Promise<unknown>): () => void {
  const state = useRef({ busy: false, wanted: false, ask });
  state.current.ask = ask;
  return useCallback(() => {
    const run = () => {
      const now = state.current;
      if (now.busy) {
        now.wanted = true;
        return;
      }
      now.busy = true;
      now.wanted = false;
      const done = () => {
        now.busy = false;
        if (now.wanted) run();
      };
      // `ask` keeps what went wrong in its answer; the next message or reconnect asks again.
      now.ask().then(done, done);
    };
    run();
  }, []);
}
