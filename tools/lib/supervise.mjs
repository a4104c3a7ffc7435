import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './say.mjs';

/** A program that ended of itself before this never ran: it said why, and beginning again would say it again. */
const RAN_MS = 10_000;
/** Between the end of one and the beginning of the next; twice as long after each short life, up to the longest. */
const PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** So many that were killed soon after their beginning, one after the other and none before them that ran, are not an accident. */
const SHORT_LIVES = 5;

/**
 * Runs a program and begins it again whenever it dies: killed, out of memory, or by a mistake of its own. Ends with it when it was told
 * to stop, ended well, or could not begin (a wrong setting, a port that is taken). Once it has run, its settings are not what is wrong: then it
 * is begun again as often as it takes, such as while its database is away.
 * @param {() => Promise<import('./process.mjs').Ended>} begin
 * @param {{ pauseMs?: number, ranMs?: number }} [options]
 * @returns {Promise<number>} its last exit code
 */
export async function supervise(begin, { pauseMs = PAUSE_MS, ranMs: enoughMs = RAN_MS } = {}) {
  let shortLives = 0;
  let hasRun = false;
  for (;;) {
    const began = performance.now();
    const { code, killed, told } = await begin();
    const ranMs = performance.now() - began;
    hasRun ||= ranMs >= enoughMs;
    shortLives = ranMs < enoughMs ? shortLives + 1 : 0;
    const died = !told && (killed || (code !== 0 && hasRun));
    if (!died || (!hasRun && shortLives >= SHORT_LIVES)) return code;
    const pause = Math.min(LONGEST_PAUSE_MS, pauseMs * 2 ** Math.max(0, shortLives - 1));
    say(`It died (${killed ? 'killed' : `exit code ${code}`}) after ${Math.round(ranMs / 1_000)} s and begins again.`);
    await sleep(pause);
  }
}
