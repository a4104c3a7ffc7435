export type Step = 'start' | 'finish' | 'bump' | 'reopen';
export type TicketState = 'NEW' | 'COOKING' | 'DONE' | 'BUMPED' | 'CANCELLED';

export type QueuedStep = { commandId: string; ticketId: string; token: string; step: Step };

/** What became of a step: told once, when the server has answered. */
export type Outcome = { step: QueuedStep; refusal: string | null };

export type BumpQueue = {
  /** What the server has not answered yet, oldest first. Survives a reload. */
  pending: () => readonly QueuedStep[];
  subscribe: (listener: () => void) => () => void;
  add: (step: QueuedStep) => void;
  /** Sends what waits, in order, one at a time. Stops at the first step that does not get through. */
  flush: () => Promise<void>;
};

type Options = {
  storage: Pick<Storage, 'getItem' | 'setItem'>;
  key: string;
  /** Gives the refusal in words, or null when it was done. Throws when no answer came. */
  send: (step: QueuedStep) => Promise<string | null>;
  /** Whether the failure will pass by itself, so that the step is kept. */
  keeps: (error: unknown) => boolean;
  /** Words for a failure that will not pass. */
  explain: (error: unknown) => string;
  onOutcome: (outcome: Outcome) => void;
};

/**
 * The cook's steps in the order they were pressed. The network may be away: they are written down first, and each keeps
 * its command id, so that one sent twice is done once.
 */
export function createBumpQueue({ storage, key, send, keeps, explain, onOutcome }: Options): BumpQueue {
  let steps = read(storage, key);
  let busy = false;
  const listeners = new Set<() => void>();
  const write = (next: QueuedStep[]) => {
    steps = next;
    storage.setItem(key, JSON.stringify(next));
    for (const listener of listeners) listener();
  };
  /** A step that failed for good takes those of its ticket with it that were pressed on its strength. */
  const giveUp = (failed: QueuedStep, refusal: string) => {
    write(steps.filter((step) => step.ticketId !== failed.ticketId));
    onOutcome({ step: failed, refusal });
  };
  const sendFirst = async (first: QueuedStep): Promise<boolean> => {
    try {
      const refusal = await send(first);
      if (refusal !== null) {
        giveUp(first, refusal);
        return true;
      }
      write(steps.filter((step) => step.commandId !== first.commandId));
      onOutcome({ step: first, refusal: null });
      return true;
    } catch (error) {
      if (keeps(error)) return false;
      giveUp(first, explain(error));
      return true;
    }
  };

  return {
    pending: () => steps,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    add: (step) => write([...steps, step]),
    flush: async () => {
      if (busy) return;
      busy = true;
      try {
        for (let first = steps[0]; first && (await sendFirst(first)); ) first = steps[0];
      } finally {
        busy = false;
      }
    },
  };
}

const after: Record<Step, TicketState> = { start: 'COOKING', finish: 'DONE', bump: 'BUMPED', reopen: 'COOKING' };

/** The state a ticket will be in once what waits for it is done: what the cook pressed is what the cook sees. */
export function stateWith(ticket: { id: string; state: TicketState }, pending: readonly QueuedStep[]): TicketState {
  if (ticket.state === 'CANCELLED') return ticket.state;
  return pending.reduce<TicketState>(
    (state, step) => (step.ticketId === ticket.id ? after[step.step] : state),
    ticket.state,
  );
}

/** The one next act on a ticket; null when there is none. */
export function nextStep(state: TicketState): Step | null {
  return ({ NEW: 'start', COOKING: 'finish', DONE: 'bump', BUMPED: null, CANCELLED: null } as const)[state];
}

function read(storage: Pick<Storage, 'getItem'>, key: string): QueuedStep[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isStep) : [];
  } catch {
    return [];
  }
}

function isStep(value: unknown): value is QueuedStep {
  const { commandId, ticketId, token, step } = (value ?? {}) as Partial<QueuedStep>;
  return (
    typeof commandId === 'string' &&
    typeof ticketId === 'string' &&
    typeof token === 'string' &&
    !!step &&
    step in after
  );
}
