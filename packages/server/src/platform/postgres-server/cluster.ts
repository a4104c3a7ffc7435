import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  lchownSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { type Identity, mayEnter } from './identity.ts';
import { PostgresError } from './postgres-error.ts';

/** The superuser of the cluster: it owns the database and migrates it. */
export const OWNER_ROLE = 'postgres';

// Only passwords, only from this machine; there is no other way in.
const HOST_RULES = 'host all all 127.0.0.1/32 scram-sha-256\n';

/** How a PostgreSQL program is told where the data lie: `-D path`, and the descriptors it inherits for that. */
export interface DataAccess {
  path: string;
  /** What to append to the child's stdio; an open folder becomes descriptor 3. */
  descriptors: number[];
  close(): void;
}

/**
 * Opens the way of `identity` to `folder`. Where that user may not enter a folder above it (a checkout below /root), Linux
 * still lets it work through a descriptor which we opened.
 */
export function accessTo(folder: string, identity: Identity): DataAccess {
  if (mayEnter(dirname(folder), identity)) return { path: folder, descriptors: [], close: () => undefined };
  if (process.platform !== 'linux') {
    throw new PostgresError(
      `PostgreSQL may not run as root, and no other user may enter ${folder}; choose another DATA_DIR.`,
    );
  }
  const descriptor = openSync(folder, 'r');
  return { path: '/proc/self/fd/3', descriptors: [descriptor], close: () => closeSync(descriptor) };
}

/**
 * Makes the cluster in `dataDir` unless there is one, and gives its password. A first start that dies half way leaves
 * only `<dataDir>.new`, which the next one removes: under its final name a cluster is always whole.
 * Throws a PostgresError when the folder cannot be used.
 */
export async function ensureCluster(dataDir: string, binaries: Binaries, identity: Identity): Promise<string> {
  const passwordFile = `${dataDir}-password`;
  try {
    mkdirSync(dirname(dataDir), { recursive: true });
    if (existsSync(join(dataDir, 'PG_VERSION'))) {
      own(dataDir, identity);
      return readFileSync(passwordFile, 'utf8').trim();
    }
    if (existsSync(dataDir) && readdirSync(dataDir).length > 0) {
      throw new PostgresError(`${dataDir} holds other files than a PostgreSQL cluster; choose another DATA_DIR.`);
    }
    const password = randomBytes(24).toString('base64url');
    await createCluster(dataDir, password, binaries, identity);
    return password;
  } catch (error) {
    throw asPostgresError(error, dataDir);
  }
}

async function createCluster(dataDir: string, password: string, binaries: Binaries, identity: Identity): Promise<void> {
  const staging = `${dataDir}.new`;
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { mode: 0o700 });
  writeFileSync(join(staging, 'password'), password, { mode: 0o600 });
  if (identity !== undefined) {
    chownSync(join(staging, 'password'), identity.uid, identity.gid);
    chownSync(staging, identity.uid, identity.gid);
  }
  await runInitdb(staging, binaries, identity);
  writeFileSync(join(staging, 'data', 'pg_hba.conf'), HOST_RULES);
  // The password first: a cluster without its password would be lost, a password without a cluster is replaced.
  writeFileSync(`${dataDir}-password`, `${password}\n`, { mode: 0o600 });
  chmodSync(`${dataDir}-password`, 0o600);
  rmSync(dataDir, { recursive: true, force: true });
  renameSync(join(staging, 'data'), dataDir);
  rmSync(staging, { recursive: true, force: true });
}

async function runInitdb(staging: string, binaries: Binaries, identity: Identity): Promise<void> {
  const access = accessTo(staging, identity);
  const options = ['-U', OWNER_ROLE, '-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C.UTF-8', '--no-instructions'];
  try {
    const child = spawn(
      binaries.initdb,
      ['-D', `${access.path}/data`, `--pwfile=${access.path}/password`, ...options],
      { ...identity, cwd: '/', env: postgresEnvironment(), stdio: ['ignore', 'pipe', 'pipe', ...access.descriptors] },
    );
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    if (code !== 0) throw new PostgresError(`PostgreSQL could not make its data folder: ${lastLine(output)}`);
  } finally {
    access.close();
  }
}

/** PostgreSQL gets a small environment: PG* variables and locales of the person at the terminal must not change it. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  return { PATH: '/usr/bin:/bin', TZ: 'UTC', LC_ALL: 'C.UTF-8' };
}

/** The last line of an output that says anything, for a one-sentence error. */
export function lastLine(output: string): string {
  return output.trim().split('\n').at(-1)?.trim() ?? '';
}

/** After a run as another user (root first, then nobody's files, or a copied checkout) the files may have the wrong owner. */
function own(dataDir: string, identity: Identity): void {
  if (identity === undefined || statSync(dataDir).uid === identity.uid) return;
  for (const entry of readdirSync(dataDir, { recursive: true, encoding: 'utf8' })) {
    lchownSync(join(dataDir, entry), identity.uid, identity.gid);
  }
  chownSync(dataDir, identity.uid, identity.gid);
}

function asPostgresError(error: unknown, dataDir: string): PostgresError {
  if (error instanceof PostgresError) return error;
  const { code, path, message } = error as NodeJS.ErrnoException;
  const where = path ?? dataDir;
  if (code === 'EACCES' || code === 'EPERM')
    return new PostgresError(`No permission to use ${where} for the database.`);
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return new PostgresError(`${where} is not a folder the database can use.`);
  if (code === 'ENOENT') return new PostgresError(`${where} is missing; the database cannot be opened without it.`);
  if (code === 'ENOSPC') return new PostgresError(`No space left for the database in ${dataDir}.`);
  return new PostgresError(`The database folder ${dataDir} cannot be used: ${message}`);
}
