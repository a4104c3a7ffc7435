import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PersistedDocuments } from '../platform/graphql/documents.ts';

/** Where documents of ours lie: with each app, and with what the apps share. */
export function foldersOfDocuments(root: string): string[] {
  const apps = readdirSync(join(root, 'apps')).map((app) => join('apps', app));
  return [...apps, join('packages', 'account')];
}

/** All documents of ours as code generation wrote them down, by digest. */
export function loadPersistedDocuments(root: string): PersistedDocuments {
  return new Map(foldersOfDocuments(root).flatMap((folder) => [...documentsIn(root, folder)]));
}

/** The documents of one app or package, by digest; none where it has none. */
export function documentsIn(root: string, folder: string): PersistedDocuments {
  const file = join(root, folder, 'src/gql/persisted-documents.json');
  if (!existsSync(file)) return new Map();
  return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>));
}
