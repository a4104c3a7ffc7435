import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { createAccount } from '../modules/identity/index.ts';
import { systemClock } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import { besideRunning } from './beside-running.ts';

const USAGE = 'Usage: npm run owner -- --email you@canteen.example --name "Your name"';

/**
 * Makes an account that may do everything, for the installation that runs on this data folder, and prints its first password once. It is
 * changed at the first sign-in. So the first person gets into an installation without the demo, and back in who lost every account.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { email: { type: 'string' }, name: { type: 'string' } } });
  const { email, name } = values;
  if (!email || !name) throw new Error(USAGE);
  const firstPassword = randomBytes(15).toString('base64url');
  const made = await besideRunning('owner', (context) =>
    createAccount(context, {
      ...{ id: newId(systemClock.now()), email, name, firstPassword },
      roles: [{ role: 'owner', outletId: null, expiresAt: null }],
    }),
  );
  if ('refused' in made) throw new Error(made.message);
  process.stdout.write(
    `${email} may sign in under /staff with this password, and is asked for another at once:\n${firstPassword}\n`,
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
});
