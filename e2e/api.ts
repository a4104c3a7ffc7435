import { execFileSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { join } from 'node:path';
import { uuidv7 } from '@college-kiosk/kernel';

const server = join(import.meta.dirname, '..', 'packages', 'server');

/** The public API as a third party uses it: an API key and documents of one's own. */
export interface Api {
  readonly url: string;
  readonly key: string;
  /** Sends a document. Throws with everything the server said when it answers with errors. */
  send<Data>(document: string, variables?: Record<string, unknown>): Promise<Data>;
}

/** Makes an administrator's key for the product that runs on a data folder. */
export function makeKey(dataDir: string): string {
  const args = ['--enable-source-maps', 'dist/key.js', '--name', 'journeys', '--role', 'administrator'];
  return execFileSync(process.execPath, args, {
    cwd: server,
    env: { ...process.env, DATA_DIR: dataDir },
    encoding: 'utf8',
  }).trim();
}

export function apiOf(url: string, key: string): Api {
  return {
    url,
    key,
    async send<Data>(document: string, variables: Record<string, unknown> = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Key ${key}` },
        body: JSON.stringify({ query: document, variables }),
      });
      const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    },
  };
}

/** The API of the product under test. */
export function theApi(): Api {
  const { BASE_URL, API_KEY } = process.env;
  if (!BASE_URL || !API_KEY) throw new Error('The journeys were started without a product.');
  return apiOf(BASE_URL, API_KEY);
}

export function newId(): string {
  return uuidv7(Date.now(), (bytes) => randomFillSync(bytes));
}
