import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { HEADS_FILE, readAnchors } from '../platform/audit/anchors.ts';
import { verifyAudit } from '../platform/audit/verify.ts';
import { complain } from './complain.ts';
import { ConfigError, readConfig } from './config.ts';
import { findOwnerUrl } from './owner-url.ts';

const DEFAULT_DATA_DIR = fileURLToPath(new URL('../../../../.data', import.meta.url));

/** Looks whether the audit trail of an installation is as it was written, and says what is not. Exits 1 where something is not. */
async function main(): Promise<void> {
  const { databaseUrl, dataDir } = readConfig(process.env, DEFAULT_DATA_DIR);
  const url = databaseUrl ?? findOwnerUrl(dataDir);
  if (!url) throw new ConfigError('Start the product first (npm start), or say which database by DATABASE_URL.');
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const heads = readAnchors(join(dataDir, HEADS_FILE));
    const { rows, seals, unsealed, problem } = await verifyAudit(sql, heads);
    process.stdout.write(
      `${rows} rows in ${seals} seals, ${heads.length} heads kept beside them, ${unsealed} rows not sealed yet.\n`,
    );
    process.stdout.write(problem === null ? 'The audit trail is as it was written.\n' : `TAMPERED WITH: ${problem}\n`);
    process.exitCode = problem === null ? 0 : 1;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

main().catch((error: unknown) => {
  complain(error);
  process.exit(1);
});
