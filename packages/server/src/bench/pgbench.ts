import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The measuring program is not there: the bench ends with 2 rather than compare with nothing. */
export class NoPgbench extends Error {}

/** Finds PostgreSQL's own load generator. Throws NoPgbench with how to get it. */
export function findPgbench(): string {
  const named = process.env.PGBENCH;
  if (named && existsSync(named)) return named;
  const [found] = ['/usr/bin/pgbench', ...newestFirst('/usr/lib/postgresql')].filter((path) => existsSync(path));
  if (!found) throw new NoPgbench('pgbench is not here: install postgresql-contrib, or name it in PGBENCH.');
  return found;
}

function newestFirst(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .reverse()
    .map((version) => join(folder, version, 'bin/pgbench'));
}

/** A session plans every statement of a function when it first meets it: these seconds are not counted. */
export const WARM_UP_SECONDS = 5;

/**
 * Runs one script of SQL with many clients for some seconds, after a warm-up that is not counted. Answers transactions a
 * second. Throws when any failed.
 */
export async function runPgbench(
  url: string,
  script: string,
  { seconds, clients }: { readonly seconds: number; readonly clients: number },
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'college-kiosk-pgbench-'));
  try {
    const file = join(folder, 'script.sql');
    writeFileSync(file, script);
    const time = ['-T', String(WARM_UP_SECONDS + seconds), '-P', '1'];
    const args = ['-n', '-M', 'prepared', '-f', file, ...time, '-c', String(clients), '-j', '2', url];
    const { stdout, stderr } = await promisify(execFile)(findPgbench(), args);
    const failed = /number of failed transactions: (\d+)/.exec(stdout)?.[1] ?? '0';
    // One line a second: `progress: 6.0 s, 812.0 tps, …`.
    const each = [...stderr.matchAll(/^progress: [\d.]+ s, ([\d.]+) tps/gm)].map(([, rate]) => Number(rate));
    const counted = each.slice(WARM_UP_SECONDS);
    if (counted.length === 0 || failed !== '0' || /aborted/.test(stderr)) {
      throw new Error(`pgbench failed:\n${stdout}\n${stderr}`);
    }
    return counted.reduce((sum, rate) => sum + rate, 0) / counted.length;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
