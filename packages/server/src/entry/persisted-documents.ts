import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PersistedDocuments } from '../platform/graphql/documents.ts';

/** The documents of every app as code generation wrote them down, by digest. */
export function loadPersistedDocuments(appsFolder: string): PersistedDocuments {
  return new Map(readdirSync(appsFolder).flatMap((app) => [...documentsOfApp(appsFolder, app)]));
}

/** The documents of one app, by digest; none where it has none. */
export function documentsOfApp(appsFolder: string, app: string): PersistedDocuments {
  const file = join(appsFolder, app, 'src/gql/persisted-documents.json');
  if (!existsSync(file)) return new Map();
  return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>));
}
