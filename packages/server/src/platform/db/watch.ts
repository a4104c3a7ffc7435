import postgres from 'postgres';

/** How often the database is asked whether it is there. */
const EVERY_MS = 500;
/**
 * How long it may say nothing. Together with the pause before, whoever waits for it hears within three and a half seconds
 * that it is silent: people and programs give up after five.
 */
const SILENT_AFTER_MS = 2_500;

/**
 * Knows when the database says nothing at all. One that is gone refuses connections, and every statement fails at once; one
 * that is held, or behind a dead line, leaves everybody waiting.
 */
export interface DatabaseWatch {
  readonly isSilent: boolean;
  /** Calls once when it falls silent, at once when it is; until the given function is called. */
  onceSilent(tell: () => void): () => void;
  stop(): Promise<void>;
}

/** Asks over a connection of its own, for ever. */
export function watchDatabase(url: string): DatabaseWatch {
  const sql = postgres(url, {
    max: 1,
    backoff: () => 0.1,
    connect_timeout: 5,
    onnotice: () => {},
    connection: { application_name: 'college-kiosk-watch' },
  });
  const waiting = new Set<() => void>();
  let isSilent = false;
  let stopped = false;
  let next: NodeJS.Timeout | undefined;

  const ask = async () => {
    let answered = false;
    const late = setTimeout(() => {
      // After this process itself was held, the answer may lie there unread: it is read before this is called.
      setImmediate(() => {
        if (answered || stopped) return;
        isSilent = true;
        for (const tell of [...waiting]) tell();
      });
    }, SILENT_AFTER_MS);
    // A refusal is an answer: whoever asks the database now hears it, too.
    await sql`select 1`.catch(() => {});
    answered = true;
    clearTimeout(late);
    isSilent = false;
    if (!stopped) next = setTimeout(ask, EVERY_MS);
  };
  void ask();

  return {
    get isSilent() {
      return isSilent;
    },
    onceSilent(tell) {
      waiting.add(tell);
      if (isSilent) tell();
      return () => waiting.delete(tell);
    },
    async stop() {
      stopped = true;
      clearTimeout(next);
      await sql.end({ timeout: 1 });
    },
  };
}
