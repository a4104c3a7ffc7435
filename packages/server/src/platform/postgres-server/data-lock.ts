import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync, unlinkSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PostgresError } from './postgres-error.ts';

const ANSWER_LIMIT_MS = 500;

/** The right to be the only server over a data folder, until released or until this process ends, however it ends. */
export interface DataLock {
  release(): Promise<void>;
}

/**
 * Takes the lock of `dataDir` (made when missing). It is a listening local socket rather than a file, so the kernel gives it
 * back even after a kill -9. Throws a PostgresError naming the process that has it.
 */
export async function acquireDataLock(dataDir: string): Promise<DataLock> {
  const address = lockAddress(folderOf(dataDir));
  for (let attempt = 1; ; attempt += 1) {
    const server = await listen(address);
    if (server !== undefined) {
      return { release: () => new Promise((resolve) => server.close(() => resolve())) };
    }
    const holder = await askHolder(address);
    if (holder.alive || attempt === 3) {
      const who = holder.pid === undefined ? 'another process' : `process ${holder.pid}`;
      throw new PostgresError(
        `College Kiosk already runs over ${dataDir} (${who}); stop it first, or set another DATA_DIR.`,
      );
    }
    // Only a socket file outlives its process; the nameless sockets of Linux do not.
    if (!address.startsWith('\0')) unlinkSync(address);
  }
}

function folderOf(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true });
    return realpathSync(dataDir);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const denied = code === 'EACCES' || code === 'EPERM';
    throw new PostgresError(
      denied
        ? `No permission to use ${dataDir} for the data.`
        : `${dataDir} cannot be made a folder for the data (${code}).`,
    );
  }
}

function lockAddress(folder: string): string {
  const name = `college-kiosk-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`;
  if (process.platform === 'linux') return `\0${name}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

function listen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.end(String(process.pid));
    });
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(address, () => {
      server.unref();
      resolve(server);
    });
  });
}

function askHolder(address: string): Promise<{ alive: boolean; pid?: number }> {
  return new Promise((resolve) => {
    const socket = connect(address);
    let answer = '';
    const pid = () => (/^\d+$/.test(answer) ? { pid: Number(answer) } : {});
    socket.setTimeout(ANSWER_LIMIT_MS, () => {
      socket.destroy();
      resolve({ alive: true, ...pid() });
    });
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.once('close', () => resolve({ alive: answer !== '', ...pid() }));
    socket.on('error', () => resolve({ alive: false }));
  });
}
