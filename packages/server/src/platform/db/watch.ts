import type { Logger } from 'pino';
import postgres from 'postgres';
import type { Clock } from '../clock.ts';

/** How often the database is asked whether it is there, and what time it is. */
const EVERY_MS = 500;
/**
 * How long it may say nothing. Together with the pause before, whoever waits for it hears within three and a half seconds
 * that it is silent: people and programs give up after five.
 */
const SILENT_AFTER_MS = 2_500;
/** How long an answer is waited for on one connection: a line that is dead for good is told from a live one by nothing else. */
const GIVE_UP_MS = 5_000;
/**
 * How far our clock may be from the database's. Machines that keep the time differ by thousandths of a second; what goes by
 * the clock (the business date, the five minutes of a quote, the ten of a payment) bears some seconds.
 */
const ASTRAY_MS = 10_000;

/**
 * Knows when the database says nothing at all. One that is gone refuses connections, and every statement fails at once; one
 * that is held, or behind a dead line, leaves everybody waiting. And knows whether our clock goes with the database's, which
 * is the one clock that all processes share: an order of tomorrow's date, or an invoice older than the one before it, cannot
 * be taken back.
 */
export interface DatabaseWatch {
  readonly isSilent: boolean;
  /** Whether our clock is wrong, or nobody has been able to tell us the time yet. */
  readonly isAstray: boolean;
  /** Calls once when it falls silent, at once when it is; until the given function is called. */
  onceSilent(tell: () => void): () => void;
  stop(): Promise<void>;
}

/** What the database's clock showed between two readings of one that nobody can set. */
interface Told {
  readonly instant: number;
  readonly asked: number;
  readonly heard: number;
}

/** Asks over a connection of its own, for ever. Resolves when it was asked for the first time. */
export async function watchDatabase(
  url: string,
  { clock, log }: { readonly clock: Clock; readonly log: Logger },
): Promise<DatabaseWatch> {
  const open = () =>
    postgres(url, {
      max: 1,
      backoff: () => 0.1,
      connect_timeout: GIVE_UP_MS / 1_000,
      onnotice: () => {},
      connection: { application_name: 'college-kiosk-watch' },
    });
  let sql = open();
  const waiting = new Set<() => void>();
  let isSilent = false;
  let told: Told | null = null;
  let wasAstray = false;
  let stopped = false;
  let next: NodeJS.Timeout | undefined;

  const fallSilent = () => {
    isSilent = true;
    for (const tell of [...waiting]) tell();
  };
  const ask = async () => {
    let answered = false;
    const late = setTimeout(() => {
      // After this process itself was held, the answer may lie there unread: it is read before this is called.
      setImmediate(() => !answered && !stopped && fallSilent());
    }, SILENT_AFTER_MS);
    const heard = await timeOf(sql);
    answered = true;
    clearTimeout(late);
    if (stopped) return;
    if (heard === 'nothing') {
      void sql.end({ timeout: 0 });
      sql = open();
    } else {
      isSilent = false;
      if (heard !== 'refused') told = heard;
    }
    sayWhetherAstray();
    next = setTimeout(ask, EVERY_MS);
  };
  const sayWhetherAstray = () => {
    const ahead = told === null ? 0 : aheadOf(told, clock);
    if (isFar(ahead) === wasAstray) return;
    wasAstray = isFar(ahead);
    const seconds = { aheadSeconds: Math.round(ahead / 1_000) };
    if (wasAstray)
      log.error(seconds, 'our clock is not the database’s: nobody is served and nothing worked on until it is');
    else log.warn(seconds, 'our clock goes with the database’s again');
  };
  await ask();

  return {
    get isSilent() {
      return isSilent;
    },
    get isAstray() {
      return told === null || isFar(aheadOf(told, clock));
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

/** What time it is there; `refused` is an answer too: whoever asks the database now hears it at once. */
async function timeOf(sql: postgres.Sql): Promise<Told | 'refused' | 'nothing'> {
  const asked = performance.now();
  let late: NodeJS.Timeout | undefined;
  const nothing = new Promise<'nothing'>((resolve) => {
    late = setTimeout(() => setImmediate(resolve, 'nothing'), GIVE_UP_MS);
  });
  const answer = sql<
    { instant: number }[]
  >`select extract(epoch from clock_timestamp())::float8 * 1000 as instant`.then(
    ([row]) => ({ instant: row?.instant ?? Number.NaN, asked, heard: performance.now() }),
    (error: { code?: string }) => (error.code === 'CONNECT_TIMEOUT' ? 'nothing' : 'refused'),
  );
  try {
    return await Promise.race([answer, nothing]);
  } finally {
    clearTimeout(late);
  }
}

/** How far our clock is ahead of the database's at least, in milliseconds; behind when negative. */
function aheadOf({ instant, asked, heard }: Told, clock: Clock): number {
  const ours = clock.now().getTime();
  const now = performance.now();
  // It was read somewhen between asking and hearing.
  const [earliest, latest] = [instant + now - heard, instant + now - asked];
  if (ours > latest) return ours - latest;
  return Math.min(0, ours - earliest);
}

const isFar = (ahead: number) => Math.abs(ahead) > ASTRAY_MS;
