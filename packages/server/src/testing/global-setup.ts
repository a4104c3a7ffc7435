import type { TestProject } from 'vitest/node';
import { migrate } from '../platform/db/migrate.ts';
import { startTestCluster } from './test-cluster.ts';
import { watchChanges } from './unsaid-changes.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where `createTestDatabase` makes its databases. */
    postgresAdminUrl: string;
  }
}

/** Starts the one PostgreSQL of this run and gives its end back; runs once before the server's tests. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startTestCluster(async ({ ownerUrl }) => {
    await migrate({ ownerUrl });
    await watchChanges(ownerUrl);
  });
  project.provide('postgresAdminUrl', cluster.adminUrl);
  return cluster.stop;
}
