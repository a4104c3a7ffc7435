import { postgresError } from '../platform/db/errors.ts';
import { PostgresError } from '../platform/postgres-server/index.ts';
import { ConfigError } from './config.ts';

const SENTENCES: Readonly<Record<string, string>> = {
  EADDRINUSE: 'The port is taken by another program: set PORT to a free one.',
  EADDRNOTAVAIL: 'HOST is not an address of this machine.',
  ENOTFOUND: 'A host name in HOST, DATABASE_URL or REDIS_URL is not known.',
  EACCES: 'A file, a folder or the port may not be used by this user.',
  '28P01': 'DATABASE_URL: the server refuses this name or password.',
  '3D000': 'DATABASE_URL: there is no such database.',
  '42501': 'DATABASE_URL: this user may not make the schema or the roles kiosk_app and kiosk_app_….',
};

/** Where nobody answers, and which variable sends us there as far as its port tells. */
function refusedBy(error: unknown): string | null {
  const { code, address, port } = error as { code?: string; address?: string; port?: number };
  if (code !== 'ECONNREFUSED' || port === undefined) return null;
  const named = Object.entries({ DATABASE_URL: 5432, REDIS_URL: 6379 }).filter(([name, usual]) => {
    const url = process.env[name];
    return url && URL.canParse(url) && Number(new URL(url).port || usual) === port;
  });
  const names = named.map(([name]) => name).join(' or ') || 'DATABASE_URL or REDIS_URL';
  return `${names}: nobody answers at ${address ?? 'port'}:${port}.`;
}

/** One clear sentence for what a person can put right; the whole story for what only we can. */
export function complain(error: unknown): void {
  const known = error instanceof ConfigError || error instanceof PostgresError;
  const code = (error as { code?: unknown }).code ?? postgresError(error)?.code;
  const sentence = known ? (error as Error).message : (refusedBy(error) ?? SENTENCES[String(code)]);
  process.stderr.write(`${sentence ?? (error as Error).stack ?? String(error)}\n`);
}
