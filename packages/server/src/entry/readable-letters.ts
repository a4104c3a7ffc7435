import { isDemo } from '../modules/places/index.ts';
import type { Reader } from '../platform/db/database.ts';
import type { Config } from './config.ts';

/**
 * Whether kept letters may be read by others than their recipients: where the process may serve the demo, and the canteen in the
 * database is the demo indeed. A real canteen's letters stay closed, however its product was started.
 */
export function readableLetters({ demo }: Pick<Config, 'demo'>): (db: Reader) => Promise<boolean> {
  return async (db) => demo && (await isDemo(db));
}
