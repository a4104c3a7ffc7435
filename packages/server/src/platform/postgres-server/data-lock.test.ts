import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acquireDataLock } from './index.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'college-kiosk-lock-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a second server over the same data is refused, and told who has them', async () => {
  const lock = await acquireDataLock(folder);
  await expect(acquireDataLock(join(folder, '.'))).rejects.toThrow(
    `College Kiosk already runs over ${folder} (process ${process.pid}); stop it first, or set another DATA_DIR.`,
  );
  await lock.release();
  await (await acquireDataLock(folder)).release();
});

test('two folders are served side by side', async () => {
  const first = await acquireDataLock(join(folder, 'one'));
  const second = await acquireDataLock(join(folder, 'two'));
  await Promise.all([first.release(), second.release()]);
});

test('a killed server takes its lock with it', async () => {
  const program = join(import.meta.dirname, '..', '..', 'testing', 'hold-data-lock.ts');
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), program, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  await expect(acquireDataLock(folder)).rejects.toThrow(`(process ${child.pid})`);
  child.kill('SIGKILL');
  await once(child, 'exit');
  await (await acquireDataLock(folder)).release();
});

test('refuses a data folder that is a file', async () => {
  writeFileSync(join(folder, 'file'), '');
  await expect(acquireDataLock(join(folder, 'file'))).rejects.toThrow(/cannot be made a folder for the data/);
});
