import { postgresError } from '../platform/db/errors.ts';
import { PostgresError } from '../platform/postgres-server/index.ts';
import { ConfigError } from './config.ts';

const SENTENCES: Readonly<Record<string, string>> = {
  EADDRINUSE: 'The port is taken by another program: set PORT to a free one.',
  EADDRNOTAVAIL: 'HOST is not an address of this machine.',
  ENOTFOUND: 'A host name in HOST or DATABASE_URL is not known.',
  EACCES: 'A file, a folder or the port may not be used by this user.',
  ECONNREFUSED: 'DATABASE_URL: nobody answers at this address.',
  '28P01': 'DATABASE_URL: the server refuses this name or password.',
  '3D000': 'DATABASE_URL: there is no such database.',
  '42501': 'DATABASE_URL: this user may not make the schema or the roles kiosk_app and kiosk_app_….',
};

/** One clear sentence for what a person can put right; the whole story for what only we can. */
export function complain(error: unknown): void {
  const known = error instanceof ConfigError || error instanceof PostgresError;
  const code = (error as { code?: unknown }).code ?? postgresError(error)?.code;
  const sentence = known ? (error as Error).message : SENTENCES[String(code)];
  process.stderr.write(`${sentence ?? (error as Error).stack ?? String(error)}\n`);
}
