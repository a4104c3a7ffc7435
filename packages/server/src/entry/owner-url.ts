import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'owner-url';

/** Lets the other commands of this installation find its running database; readable by its owner alone. */
export function publishOwnerUrl(dataDir: string, ownerUrl: string): () => void {
  const file = join(dataDir, FILE);
  rmSync(file, { force: true });
  writeFileSync(file, ownerUrl, { mode: 0o600 });
  return () => rmSync(file, { force: true });
}

/** The database of the product that runs on this data folder; null when none does. */
export function findOwnerUrl(dataDir: string): string | null {
  try {
    return readFileSync(join(dataDir, FILE), 'utf8');
  } catch {
    return null;
  }
}
