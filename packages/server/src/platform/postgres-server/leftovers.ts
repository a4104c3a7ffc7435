import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PostgresError } from './postgres-error.ts';

const FAST_STOP_MS = 10_000;
const IMMEDIATE_STOP_MS = 5_000;

/**
 * Ends whatever an earlier life of this cluster left running, so that the next postmaster finds the folder free. A
 * postmaster is asked to stop, then told to; backends that outlived theirs are told. Resolves to true when something was
 * there. Only processes that stand in `dataDir` are ever touched: a process id alone may belong to anybody by now.
 */
export async function clearLeftovers(dataDir: string): Promise<boolean> {
  if (!existsSync(join(dataDir, 'PG_VERSION'))) return false;
  const postmaster = postmasterPid(dataDir);
  const running = serverProcesses(dataDir, postmaster);
  if (postmaster !== undefined && running.includes(postmaster)) await endProcess(postmaster);
  const orphans = serverProcesses(dataDir, undefined);
  for (const pid of orphans) send(pid, 'SIGQUIT');
  if (!(await goneWithin(orphans, IMMEDIATE_STOP_MS))) {
    for (const pid of orphans) send(pid, 'SIGKILL');
    if (!(await goneWithin(orphans, IMMEDIATE_STOP_MS))) {
      throw new PostgresError(
        `A PostgreSQL of an earlier run (process ${orphans.join(', ')}) does not end; end it by hand.`,
      );
    }
  }
  disownPidFile(dataDir);
  return running.length > 0 || orphans.length > 0;
}

/** Stops one postmaster: SIGINT (clients are cut, work is flushed), after 10 s SIGQUIT, after 5 more SIGKILL. */
export async function endProcess(pid: number): Promise<void> {
  send(pid, 'SIGINT');
  if (await goneWithin([pid], FAST_STOP_MS)) return;
  send(pid, 'SIGQUIT');
  if (await goneWithin([pid], IMMEDIATE_STOP_MS)) return;
  send(pid, 'SIGKILL');
  await goneWithin([pid], IMMEDIATE_STOP_MS);
}

/** The process id in the first line of postmaster.pid, whether or not that process still lives. */
function postmasterPid(dataDir: string): number | undefined {
  const pid = Number(pidFileLines(dataDir)[0]);
  return Number.isInteger(pid) && pid > 1 ? pid : undefined;
}

/** True once the postmaster has written that it takes connections (line 8 of postmaster.pid, what pg_ctl waits for too). */
export function isReady(dataDir: string, pid: number): boolean {
  const lines = pidFileLines(dataDir);
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

function pidFileLines(dataDir: string): string[] {
  try {
    return readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

/**
 * A pid file that survived its postmaster stops the next one when the number belongs to another process by now. It must
 * not simply go: its memory key is how PostgreSQL sees backends that still write. With our own number in the first
 * line the next postmaster, our child, takes the file for stale and still checks the key.
 */
function disownPidFile(dataDir: string): void {
  const [first, ...others] = pidFileLines(dataDir);
  if (first === undefined) return;
  try {
    writeFileSync(join(dataDir, 'postmaster.pid'), [String(process.pid), ...others].join('\n'));
  } catch {
    throw new PostgresError(`No permission to use ${dataDir} for the database.`);
  }
}

function serverProcesses(dataDir: string, postmaster: number | undefined): number[] {
  if (process.platform === 'linux') return linuxProcesses(realpathSync(dataDir));
  return postmaster !== undefined && commandOf(postmaster).includes(dataDir) ? [postmaster] : [];
}

function linuxProcesses(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter(
      (pid) => linkOf(`/proc/${pid}/cwd`) === folder && basename(linkOf(`/proc/${pid}/exe`)).startsWith('postgres'),
    )
    .map(Number);
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

function commandOf(pid: number): string {
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

async function goneWithin(pids: readonly number[], limitMs: number): Promise<boolean> {
  const started = performance.now();
  while (pids.some(isRunning)) {
    if (performance.now() - started > limitMs) return false;
    await sleep(20);
  }
  return true;
}

/** Says whether the process runs; one that ended but was never waited for does not. */
export function isRunning(pid: number): boolean {
  if (!send(pid, 0)) return false;
  if (process.platform !== 'linux') return true;
  // A zombie still answers to signal 0.
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
