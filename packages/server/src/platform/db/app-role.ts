import postgres from 'postgres';

/** The role the application runs as: it owns nothing and cannot rewrite history. Made by the migrations. */
export const APP_ROLE = 'kiosk_app';

/** Lets the application's role sign in with this password. Runs as the owner, after the migrations. */
export async function letAppSignIn(ownerUrl: string, password: string): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    const [row] = await sql<{ statement: string }[]>`
      select format('ALTER ROLE %I LOGIN PASSWORD %L', ${APP_ROLE}::text, ${password}::text) as statement`;
    await sql.unsafe(row?.statement ?? '');
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** The same database, signed in as the application's role. */
export function appUrl(ownerUrl: string, password: string): string {
  const address = new URL(ownerUrl);
  address.username = APP_ROLE;
  address.password = encodeURIComponent(password);
  return address.href;
}
