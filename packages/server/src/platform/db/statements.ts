import postgres from 'postgres';

/**
 * How long one call may take in all, in milliseconds: it may wait for several rows, one after the other, and whoever asked
 * is to hear UNAVAILABLE rather than nothing.
 */
const CALL_LIMIT_MS = 4_500;
/**
 * Seconds in which a connection that owes an answer may say nothing: then its line is taken for dead, and whoever waits hears
 * UNAVAILABLE. Longer than the server lets a call take, or lets one wait for a row.
 */
export const SILENCE_SECONDS = 4.7;
/** How long the barrier may take: then nobody knows, and the caller is told to ask again. */
const BARRIER_LIMIT_MS = 4_000;

/**
 * How long, in milliseconds, a session waits for a row that another holds, so that its caller hears UNAVAILABLE rather than
 * nothing; and how long one may hold rows and say nothing, as a process does that is stopped or cut off.
 */
export const PATIENCE = { lock_timeout: 4_000, idle_in_transaction_session_timeout: 10_000 };

/**
 * Statements that are a whole transaction each. They commit without waiting for the disk, so that the next one on the same
 * row need not wait for it either; whoever ran one answers only after `barrier`. Used by the command door alone.
 */
export interface Statements {
  /** Calls a function of the database with two JSON arguments and answers what it returns. */
  call(name: string, door: object, body: object): Promise<unknown>;
  /** Resolves when everything that was committed before the call is on disk. Shared by all who wait. */
  barrier(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the two pools: one whose commits do not wait, one whose commit says that they are on disk. */
export function openStatements(url: string, options: { readonly max?: number | undefined } = {}): Statements {
  const open = (
    max: number,
    settings: { readonly synchronous_commit: 'on' | 'off'; readonly statement_timeout?: number },
  ) =>
    postgres(url, {
      max,
      backoff: () => 0.1,
      connect_timeout: 5,
      silence_timeout: SILENCE_SECONDS,
      onnotice: () => {},
      connection: { application_name: 'college-kiosk-statements', ...PATIENCE, ...settings },
    });
  const eager = open(options.max ?? 16, { synchronous_commit: 'off', statement_timeout: CALL_LIMIT_MS });
  const durable = open(1, { synchronous_commit: 'on' });
  const barrier = shared(async () => {
    // A commit that writes nothing needs no flush: this one writes a message that nobody reads.
    await withinLimit(durable`select pg_logical_emit_message(true, 'barrier', '')`, BARRIER_LIMIT_MS);
  });
  return {
    async call(name, door, body) {
      const [row] = await eager.unsafe(
        `select ${name}($1::text::jsonb, $2::text::jsonb) as answer`,
        [JSON.stringify(door), JSON.stringify(body)],
        { prepare: true },
      );
      return row?.answer;
    },
    barrier,
    async close() {
      await Promise.all([eager.end({ timeout: 5 }), durable.end({ timeout: 5 })]);
    },
  };
}

/** Runs `work` for all who ask while it is not running yet; those who ask while it runs wait for the next run. */
export function shared(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const run = (): Promise<void> => {
    const mine = work();
    running = mine;
    const over = () => {
      if (running === mine) running = null;
    };
    mine.then(over, over);
    return mine;
  };
  return () => {
    if (!running) return run();
    next ??= running.then(noMatter, noMatter).then(() => {
      next = null;
      return run();
    });
    return next;
  };
}

const noMatter = () => {};

async function withinLimit(work: PromiseLike<unknown>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(Object.assign(new Error('The barrier took too long.'), { code: 'CONNECT_TIMEOUT' })),
      milliseconds,
    );
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
