import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadSecrets } from './secrets.ts';

test('a secret that the product makes for itself is kept where its owner alone reads it, and is the same at the next start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'college-kiosk-secrets-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { databasePassword } = loadSecrets(folder, null);
  const files = readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777);
  expect(files).toEqual([0o600]);
  expect(loadSecrets(folder, null).databasePassword).toBe(databasePassword);
});
