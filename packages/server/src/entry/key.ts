import { parseArgs } from 'node:util';
import { createApiKey } from '../modules/identity/index.ts';
import type { RoleCode } from '../platform/auth/permission.ts';
import { systemClock } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import { besideRunning } from './beside-running.ts';
import { permissions } from './compose.ts';

const USAGE =
  'Usage: npm run key -- --name "what it is for" [--role administrator | --permissions order:place,order:see]';

/** Makes an API key for the installation that runs on this data folder, and prints it once. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { name: { type: 'string' }, role: { type: 'string' }, permissions: { type: 'string' } },
  });
  const { name } = values;
  if (!name || (!values.role && !values.permissions)) throw new Error(USAGE);
  const wanted = values.permissions?.split(',') ?? permissions.ofRole(values.role as RoleCode);
  const unknown = wanted.filter((permission) => !permissions.has(permission as `${string}:${string}`));
  if (wanted.length === 0 || unknown.length > 0)
    throw new Error(`There is no permission or role of this name. ${USAGE}`);

  const made = await besideRunning('key', (context) =>
    createApiKey(context, {
      id: newId(systemClock.now()),
      name,
      permissions: wanted,
      outletId: null,
      expiresAt: null,
    }),
  );
  if ('refused' in made) throw new Error(made.message);
  process.stdout.write(`${made.key}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
});
