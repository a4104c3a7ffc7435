import { createHash } from 'node:crypto';
import postgres from 'postgres';

/**
 * The role the application works as: it owns nothing and cannot rewrite history. Made by the migrations; it holds the
 * privileges of every installation on its server, and nobody signs in as it.
 */
export const APP_ROLE = 'kiosk_app';

/** PostgreSQL cuts names off after 63 bytes: a longer one would be another database's. */
const READABLE = /^[a-z0-9_]{1,40}$/;

/**
 * Lets the application sign in to the database of `ownerUrl`, and gives the address it does so with. Roles belong to the
 * whole server, so each database has a role of its own to sign in with: a second installation beside it keeps its own
 * password. It is a member of `kiosk_app` and works as it from the first statement. Runs as the owner, after the
 * migrations; safe to repeat, also with another password.
 */
export async function letAppSignIn(ownerUrl: string, password: string): Promise<string> {
  const sql = postgres(ownerUrl, { max: 1, fetch_types: false, onnotice: () => {} });
  try {
    const [found] = await sql<{ database: string }[]>`select current_database() as database`;
    const database = found?.database ?? '';
    const role = signInRole(database);
    const [row] = await sql<{ statements: string }[]>`
      select format(
        $$ do $make$ begin create role %1$I; exception when duplicate_object or unique_violation then null; end $make$;
           alter role %1$I login inherit nosuperuser nocreatedb nocreaterole password %2$L;
           grant %3$I to %1$I;
           alter role %1$I set role to %3$L; $$,
        ${role}::text, ${password}::text, ${APP_ROLE}::text) as statements`;
    await sql.unsafe(row?.statements ?? '');
    return signedIn(ownerUrl, { role, password, database });
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** The role that signs in to a database: `kiosk_app_<database>`; a name that is long or has other signs is digested. */
export function signInRole(database: string): string {
  if (READABLE.test(database)) return `${APP_ROLE}_${database}`;
  return `${APP_ROLE}_${createHash('sha256').update(database).digest('hex').slice(0, 50)}`;
}

function signedIn(
  ownerUrl: string,
  { role, password, database }: { role: string; password: string; database: string },
): string {
  const address = new URL(ownerUrl);
  address.username = role;
  address.password = encodeURIComponent(password);
  address.pathname = `/${encodeURIComponent(database)}`;
  return address.href;
}
