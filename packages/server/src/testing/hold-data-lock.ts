/** A stand-in for a product process, for tests that kill one: takes the lock of the folder named first and stays. */
import { acquireDataLock } from '../platform/postgres-server/index.ts';

await acquireDataLock(process.argv[2] ?? '');
process.stdout.write('locked\n');
setInterval(() => undefined, 60_000);
