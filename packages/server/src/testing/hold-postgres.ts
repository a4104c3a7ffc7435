/**
 * A stand-in for a product process, for tests that kill or leave one: starts PostgreSQL over the folder named first and
 * writes the postmaster's process id; then stays, or with `exit` goes without a word. A failure is written to stderr.
 */
import { startPostgres } from '../platform/postgres-server/index.ts';

const [, , dataDir = '', then] = process.argv;
try {
  const server = await startPostgres({ dataDir, settings: { shared_buffers: '16MB', max_connections: 20 } });
  process.stdout.write(`${server.pid}\n`);
  if (then === 'exit') process.exit(0);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
}
