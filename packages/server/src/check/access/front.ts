import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../entry/config.ts';
import { loadSecrets } from '../../entry/secrets.ts';
import { serve } from '../../entry/serve.ts';
import { APP_ROLE } from '../../platform/db/app-role.ts';
import type { PersistedDocuments } from '../../platform/graphql/documents.ts';
import { freePort } from '../../platform/postgres-server/index.ts';

/** A process of the product that takes these documents for our apps’ own: devices, and who is nobody yet, send no others. */
export interface Front {
  readonly url: string;
  /** Every path of its router. */
  readonly routes: readonly string[];
  stop(): Promise<void>;
}

/** Opens one on a database that is there. `environment` is what it is started with besides. */
export async function openFront(
  databaseUrl: string,
  documents: PersistedDocuments,
  environment: Readonly<Record<string, string>> = {},
): Promise<Front> {
  const dataDir = mkdtempSync(join(tmpdir(), 'college-kiosk-front-'));
  const port = await freePort();
  const variables = {
    PORT: String(port),
    LOG_LEVEL: 'silent',
    DEMO: 'false',
    DOCUMENTS_PER_MINUTE: '10000000',
    ...environment,
  };
  const config = readConfig(variables, dataDir);
  const secrets = loadSecrets(dataDir, 'a secret of this check, which is long enough');
  const asApplication = new URL(databaseUrl);
  asApplication.searchParams.set('role', APP_ROLE);
  const started = { works: true, config, secrets, databaseUrl: asApplication.href, documents };
  const serving = await serve({ ...started, resetDemo: async () => {} });
  return {
    url: `${config.tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    routes: serving.routes,
    async stop() {
      await serving.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
