import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PersistedDocuments } from '../platform/graphql/documents.ts';

/** The documents of every app as code generation wrote them down, by digest. */
export function loadPersistedDocuments(appsFolder: string): PersistedDocuments {
  const documents = new Map<string, string>();
  for (const app of readdirSync(appsFolder)) {
    const file = join(appsFolder, app, 'src/gql/persisted-documents.json');
    if (!existsSync(file)) continue;
    const written = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
    for (const [digest, text] of Object.entries(written)) documents.set(digest, text);
  }
  return documents;
}
