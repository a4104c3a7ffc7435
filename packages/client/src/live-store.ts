export type LiveState = {
  state: 'connecting' | 'live' | 'reconnecting' | 'stale';
  /** Milliseconds since the epoch of the last message or pong; null before the first. */
  lastSeenAt: number | null;
  /** When what is shown was last known to be right; null while live. */
  staleSince: number | null;
};

export type LiveStore = {
  get: () => LiveState;
  subscribe: (listener: () => void) => () => void;
  /** Heard when a broken connection stands again. */
  onReconnect: (listener: () => void) => () => void;
  connecting: (again: boolean) => void;
  connected: () => void;
  seen: () => void;
  lost: () => void;
  /** Closed because nobody listens: not a fault. */
  idle: () => void;
};

type Options = { now?: () => number; staleAfterMs?: number; onChange?: (state: LiveState) => void };

/** Keeps what is known of the connection. Silence of `staleAfterMs` (10 s) makes it stale, whatever the socket says. */
export function createLiveStore({ now = Date.now, staleAfterMs = 10_000, onChange }: Options = {}): LiveStore {
  let state: LiveState = { state: 'connecting', lastSeenAt: null, staleSince: null };
  let lastSeenAt: number | null = null;
  let waitingSince: number | null = null;
  let broken = false;
  let watch: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();
  const reconnects = new Set<() => void>();

  const become = (next: LiveState['state']) => {
    const staleSince = next === 'reconnecting' || next === 'stale' ? (lastSeenAt ?? waitingSince) : null;
    // Every pong moves lastSeenAt; screens hear only of a change they would show.
    const same = state.state === next && state.staleSince === staleSince;
    state = same ? state : { state: next, lastSeenAt, staleSince };
    if (same) return;
    onChange?.(state);
    for (const listener of listeners) listener();
  };
  const watchSilence = () => {
    clearTimeout(watch);
    watch = setTimeout(() => become('stale'), staleAfterMs);
  };
  const waiting = (next: 'connecting' | 'reconnecting') => {
    waitingSince ??= now();
    if (state.state !== 'stale') become(next);
    if (watch === undefined) watchSilence();
  };
  const add = (set: Set<() => void>) => (listener: () => void) => {
    set.add(listener);
    return () => {
      set.delete(listener);
    };
  };

  return {
    get: () => state,
    subscribe: add(listeners),
    onReconnect: add(reconnects),
    connecting: (again) => waiting(again ? 'reconnecting' : 'connecting'),
    connected: () => {
      const again = broken;
      broken = false;
      waitingSince = null;
      lastSeenAt = now();
      watchSilence();
      become('live');
      if (again) for (const listener of reconnects) listener();
    },
    seen: () => {
      lastSeenAt = now();
      watchSilence();
      if (!broken) become('live');
    },
    lost: () => {
      broken = true;
      waiting('reconnecting');
    },
    idle: () => {
      clearTimeout(watch);
      watch = undefined;
      waitingSince = null;
      become('connecting');
    },
  };
}
