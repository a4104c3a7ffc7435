import { fileURLToPath } from 'node:url';
import { migrate } from '../platform/db/migrate.ts';
import { migrateJobs } from '../platform/queue/migrate-jobs.ts';
import { complain } from './complain.ts';
import { ConfigError, readConfig } from './config.ts';
import { seedInstallation } from './seed/seed.ts';
import { tellMenus } from './tell-menus.ts';

/** Brings the database of DATABASE_URL up to date and, where it is empty, sets an empty canteen up; then tells the menus. Once for each release. */
async function main(): Promise<void> {
  const { databaseUrl } = readConfig(process.env, fileURLToPath(new URL('../../../../.data', import.meta.url)));
  if (!databaseUrl) throw new ConfigError('DATABASE_URL: say which database, as its owner.');
  await migrate({ ownerUrl: databaseUrl });
  await migrateJobs(databaseUrl);
  await seedInstallation(databaseUrl, new Date());
  await tellMenus(databaseUrl, new Date());
  process.stdout.write('The database is up to date.\n');
}

main().catch((error: unknown) => {
  complain(error);
  process.exit(1);
});
