import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './say.mjs';

/** A program that ended of itself before this never ran: it said why, and beginning again would say it again. */
const RAN_MS = 10_000;
/** Between the end of one and the beginning of the next. */
const PAUSE_MS = 1_000;
/** So many that were killed soon after their beginning, one after the other, are not an accident. */
const SHORT_LIVES = 5;

/**
 * Runs a program and begins it again whenever it dies: killed, out of memory, or by a mistake of its own. Ends with it when it was told
 * to stop, ended well, or could not begin (a wrong setting, a port that is taken).
 * @param {() => Promise<import('./process.mjs').Ended>} begin
 * @param {{ pauseMs?: number }} [options]
 * @returns {Promise<number>} its last exit code
 */
export async function supervise(begin, { pauseMs = PAUSE_MS } = {}) {
  let shortLives = 0;
  for (;;) {
    const began = performance.now();
    const { code, killed, told } = await begin();
    const ranMs = performance.now() - began;
    shortLives = ranMs < RAN_MS ? shortLives + 1 : 0;
    const died = !told && (killed || (code !== 0 && ranMs >= RAN_MS));
    if (!died || shortLives >= SHORT_LIVES) return code;
    say(`It died (${killed ? 'killed' : `exit code ${code}`}) after ${Math.round(ranMs / 1_000)} s and begins again.`);
    await sleep(pauseMs);
  }
}
