import { inject } from 'vitest';
import { copyTemplate, type TestDatabase } from './test-cluster.ts';

export type { TestDatabase } from './test-cluster.ts';

/**
 * A migrated, empty database for the test file that asks, in the cluster of this run. Call it in `beforeAll` and `drop`
 * it in `afterAll`; one that is forgotten goes with the cluster.
 */
export function createTestDatabase(): Promise<TestDatabase> {
  return copyTemplate(inject('postgresAdminUrl'));
}

/** A copy of a database that nobody is using. */
export function copyTestDatabase(database: TestDatabase): Promise<TestDatabase> {
  return copyTemplate(inject('postgresAdminUrl'), new URL(database.ownerUrl).pathname.slice(1));
}
