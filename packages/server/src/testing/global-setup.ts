import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TestProject } from 'vitest/node';
import { startTestCluster } from './test-cluster.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where `createTestDatabase` makes its databases. */
    postgresAdminUrl: string;
  }
}

type Migrate = (options: { ownerUrl: string }) => Promise<void>;

/** Starts the one PostgreSQL of this run and gives its end back; runs once before the server's tests. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startTestCluster(await findMigrate());
  project.provide('postgresAdminUrl', cluster.adminUrl);
  return cluster.stop;
}

async function findMigrate(): Promise<Migrate> {
  const path = join(import.meta.dirname, '..', 'platform', 'db', 'migrate.ts');
  if (!existsSync(path)) return async () => undefined;
  const { migrate } = (await import(pathToFileURL(path).href)) as { migrate: Migrate };
  return migrate;
}
