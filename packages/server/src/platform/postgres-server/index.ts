export { OWNER_ROLE } from './cluster.ts';
export { acquireDataLock, type DataLock } from './data-lock.ts';
export { clearLeftovers, isRunning } from './leftovers.ts';
export { freePort } from './ports.ts';
export { PostgresError } from './postgres-error.ts';
export { type PostgresOptions, type PostgresServer, startPostgres } from './start-postgres.ts';
export { type SupervisedPostgres, supervisePostgres } from './supervise-postgres.ts';
