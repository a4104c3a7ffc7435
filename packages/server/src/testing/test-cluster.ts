import { chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { APP_ROLE, letAppSignIn } from '../platform/db/app-role.ts';
import { clearLeftovers, isRunning, OWNER_ROLE, startPostgres } from '../platform/postgres-server/index.ts';

/** The migrated database from which every test database is copied. */
export const TEMPLATE_DATABASE = 'migrated';

const PREFIX = 'college-kiosk-test-';

const MEMORY = '/dev/shm';
const ROOM_BYTES = 4 * 1024 ** 3;

/** The one PostgreSQL of a test run. */
export interface TestCluster {
  /** Signs in as the owner, to the maintenance database: makes and drops databases. */
  adminUrl: string;
  /** Stops the server and removes its files. */
  stop(): Promise<void>;
}

/**
 * Starts a throwaway PostgreSQL in a temporary folder, with durability as in production, and migrates its template
 * database by calling `migrate`. Removes first what test runs that were killed left behind.
 */
export async function startTestCluster(
  migrate: (options: { ownerUrl: string }) => Promise<void>,
): Promise<TestCluster> {
  const parent = roomyFolder();
  await removeAbandoned(parent);
  const folder = mkdtempSync(join(parent, `${PREFIX}${process.pid}-`));
  chmodSync(folder, 0o755);
  const dataDir = join(folder, 'postgres');
  const server = await startPostgres({ dataDir, database: TEMPLATE_DATABASE });
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const ownerUrl = server.url(TEMPLATE_DATABASE, OWNER_ROLE);
    await migrate({ ownerUrl });
  } catch (error) {
    await stop();
    throw error;
  }
  return { adminUrl: server.url('postgres', OWNER_ROLE), stop };
}

/** A database of one's own, made from a migrated template. */
export interface TestDatabase {
  /** Its address for the role that owns it. */
  ownerUrl: string;
  /** Its address for another role; for `kiosk_app`, by the role that signs in to this database. */
  url(role: string): string;
  /** Drops it, connections and all. */
  drop(): Promise<void>;
}

let made = 0;

/** Copies a database of the cluster behind `adminUrl`, which nobody may be using, under a name of its own. */
export async function copyTemplate(adminUrl: string, template = TEMPLATE_DATABASE): Promise<TestDatabase> {
  made += 1;
  const name = `test_${process.pid}_${process.env.VITEST_POOL_ID ?? 0}_${made}`;
  await asAdmin(adminUrl, `drop database if exists ${name} with (force)`);
  // Copied as files: written to the log block by block it takes several times as long, and holds up who writes meanwhile.
  await asAdmin(adminUrl, `create database ${name} template ${template} strategy file_copy`);
  const address = new URL(adminUrl);
  address.username = OWNER_ROLE;
  address.pathname = `/${name}`;
  const ownerUrl = address.href;
  const appUrl = await letAppSignIn(ownerUrl, decodeURIComponent(address.password));
  const url = (role: string) => {
    if (role === APP_ROLE) return appUrl;
    address.username = role;
    return address.href;
  };
  return {
    ownerUrl,
    url,
    drop: () => asAdmin(adminUrl, `drop database if exists ${name} with (force)`),
  };
}

let admin: { url: string; sql: postgres.Sql } | undefined;

/** One connection for all that a process makes and drops: signing in takes longer than either. It goes when nobody asks for a while. */
async function asAdmin(adminUrl: string, statement: string): Promise<void> {
  if (admin?.url !== adminUrl) {
    const options = { max: 1, idle_timeout: 5, fetch_types: false, onnotice: () => undefined };
    admin = { url: adminUrl, sql: postgres(adminUrl, options) };
  }
  await admin.sql.unsafe(statement);
}

/** Memory where the system offers enough of it as a folder: thousands of commits wait for a disk otherwise. */
function roomyFolder(): string {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ROOM_BYTES ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

async function removeAbandoned(parent: string): Promise<void> {
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(PREFIX))) {
    if (isRunning(Number(name.slice(PREFIX.length).split('-')[0]))) continue;
    const folder = join(parent, name);
    // Another user's leftovers are not ours to remove.
    await clearLeftovers(join(folder, 'postgres')).catch(() => undefined);
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {}
  }
}
