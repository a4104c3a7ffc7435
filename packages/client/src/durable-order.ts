/** The part of `localStorage` we need; tests bring their own. */
export type KeptIn = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export type PendingOrder<Body, Answer> = {
  /** UUIDv7 made at first tap: the order's id and its idempotency key. */
  id: string;
  body: Body;
  savedAt: number;
} & ({ state: 'pending' } | { state: 'answered'; answer: Answer });

export type DurableOrder<Body, Answer> = {
  /** What survived the last reload, or null. */
  load: () => PendingOrder<Body, Answer> | null;
  /**
   * Writes the order down, sends it, and marks it answered. Anything thrown leaves it pending, to be resent under the
   * same id. @throws Error when another order is still pending, or when it cannot be written: then nothing is sent.
   */
  send: (id: string, body: Body, deliver: Deliver<Body, Answer>) => Promise<Answer>;
  /** Sends again what is pending, same id and same body; null when nothing is. */
  resend: (deliver: Deliver<Body, Answer>) => Promise<Answer | null>;
  /** Forgets it: the person has seen the answer, or was refused and starts over. */
  clear: () => void;
};

type Deliver<Body, Answer> = (id: string, body: Body) => Promise<Answer>;

/** Write-ahead for the one order a device has under way: no tap is lost to a reload, no answer makes a second order. */
export function createDurableOrder<Body, Answer>(
  storage: KeptIn,
  key = 'college-kiosk.order',
  now: () => number = Date.now,
): DurableOrder<Body, Answer> {
  const load = () => {
    const text = storage.getItem(key);
    if (text === null) return null;
    try {
      const kept = JSON.parse(text) as PendingOrder<Body, Answer> | null;
      if (kept && typeof kept.id === 'string' && (kept.state === 'pending' || kept.state === 'answered')) return kept;
    } catch {
      // Half-written or foreign text: as good as nothing.
    }
    storage.removeItem(key);
    return null;
  };
  const write = (order: PendingOrder<Body, Answer>) => storage.setItem(key, JSON.stringify(order));
  const deliverAndMark = async (id: string, body: Body, deliver: Deliver<Body, Answer>) => {
    const answer = await deliver(id, body);
    // The person may have started over while the answer was on its way.
    if (load()?.id === id) write({ id, body, savedAt: now(), state: 'answered', answer });
    return answer;
  };

  return {
    load,
    send: async (id, body, deliver) => {
      const kept = load();
      if (kept?.state === 'pending' && kept.id !== id) throw new Error(`order ${kept.id} is still pending`);
      write({ id, body, savedAt: now(), state: 'pending' });
      return deliverAndMark(id, body, deliver);
    },
    resend: async (deliver) => {
      const kept = load();
      return kept?.state === 'pending' ? deliverAndMark(kept.id, kept.body, deliver) : null;
    },
    clear: () => storage.removeItem(key),
  };
}
