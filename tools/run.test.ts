import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { compressBuild } from './lib/compress.mjs';
import { countPlaywright, countVitest } from './lib/counts.mjs';
import { requireNode } from './lib/node-version.mjs';
import { run } from './lib/process.mjs';
import { sideBySide } from './lib/side-by-side.mjs';
import { supervise } from './lib/supervise.mjs';

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'college-kiosk-run-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('an old Node is refused in one sentence', () => {
  expect(() => requireNode('20.18.1')).toThrow('College Kiosk needs Node 20.19 or newer; this is Node 20.18.1.');
  expect(() => requireNode('18.20.0')).toThrow();
  for (const version of ['20.19.0', '20.20.2', '22.0.0', '26.1.0']) expect(() => requireNode(version)).not.toThrow();
});

test('an unknown command is answered with the known ones and exit code 1', () => {
  const { status, stderr, stdout } = spawnSync(process.execPath, [join(import.meta.dirname, 'run.mjs'), 'strat'], {
    encoding: 'utf8',
  });
  expect({ status, stderr, stdout }).toEqual({
    status: 1,
    stderr:
      'Say one of: start, test, schema, accessible, vitals, replay, check, bench, key, owner, verify, rotate-keys, api, worker, migrate.\n',
    stdout: '',
  });
});

/** Works that end when they are told to, and who of them has begun. */
function works(count: number) {
  const begun: number[] = [];
  const ends: ((how: number | Error) => void)[] = [];
  const all = Array.from({ length: count }, (_, index) => () => {
    begun.push(index);
    return new Promise<number>((resolve, reject) => {
      ends[index] = (how) => (how instanceof Error ? reject(how) : resolve(how));
    });
  });
  /** Ends one, and waits until whatever follows it has begun. */
  const end = async (index: number, how: number | Error) => {
    ends[index]?.(how);
    await new Promise(setImmediate);
  };
  return { all, begun, end };
}

test('works are done two at a time, and answer in their order', async () => {
  const { all, begun, end } = works(4);
  const done = sideBySide(all);
  expect(begun).toEqual([0, 1]);
  await end(1, 11);
  expect(begun).toEqual([0, 1, 2]);
  await end(0, 10);
  await end(3, 13);
  await end(2, 12);
  expect(await done).toEqual([10, 11, 12, 13]);
});

test('after a work that failed no other begins, and those under way end first', async () => {
  const { all, begun, end } = works(4);
  let over = false;
  const done = sideBySide(all).finally(() => {
    over = true;
  });
  const refused = expect(done).rejects.toThrow('no room');
  await end(0, new Error('no room'));
  expect([begun, over]).toEqual([[0, 1], false]);
  await end(1, 11);
  await refused;
  expect(begun).toEqual([0, 1]);
});

/** A program that counts its lives in a file, and what it does in each. */
function mortal(...lives: string[]) {
  const folder = temporary();
  const [file, script] = [join(folder, 'lives'), join(folder, 'mortal.mjs')];
  writeFileSync(
    script,
    `import { appendFileSync, readFileSync } from 'node:fs';
    appendFileSync(${JSON.stringify(file)}, 'x');
    const lives = ${JSON.stringify(lives)};
    const life = lives[Math.min(readFileSync(${JSON.stringify(file)}).length, lives.length) - 1];
    if (life === 'killed') process.kill(process.pid, 'SIGKILL');
    else if (life === 'wrong') process.exitCode = 1;
    else if (life === 'a while') setTimeout(() => process.exit(1), 600);
    else if (life === 'long') setInterval(() => {}, 1_000);`,
  );
  const begin = () => run(process.execPath, [script], { quiet: true });
  return { begin, lived: () => (existsSync(file) ? readFileSync(file, 'utf8').length : 0) };
}

test('a program that is killed begins again, until it ends well', async () => {
  const { begin, lived } = mortal('killed', 'killed', 'well');
  expect(await supervise(begin, { pauseMs: 1 })).toBe(0);
  expect(lived()).toBe(3);
});

test('one that cannot begin, or is killed at once again and again, is let go with its exit code', async () => {
  const wrong = mortal('wrong');
  expect(await supervise(wrong.begin, { pauseMs: 1 })).toBe(1);
  expect(wrong.lived()).toBe(1);
  const doomed = mortal('killed');
  expect(await supervise(doomed.begin, { pauseMs: 1 })).toBe(137);
  expect(doomed.lived()).toBe(5);
});

test('one that has run is begun again however it ends, as while its database is away', async () => {
  const { begin, lived } = mortal('a while', 'wrong', 'wrong', 'wrong', 'wrong', 'wrong', 'wrong', 'well');
  expect(await supervise(begin, { pauseMs: 1, ranMs: 250 })).toBe(0);
  expect(lived()).toBe(8);
});

test('a build is put beside itself as small as it gets, but for what is small already or no text', async () => {
  const folder = temporary();
  const text = 'dosa '.repeat(1_000);
  for (const name of ['app.js', 'picture.png']) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, 'small.css'), 'a{}');
  await compressBuild(folder);
  expect(readdirSync(folder).sort()).toEqual(['app.js', 'app.js.br', 'app.js.gz', 'picture.png', 'small.css']);
  expect(brotliDecompressSync(readFileSync(join(folder, 'app.js.br'))).toString()).toBe(text);
  expect(gunzipSync(readFileSync(join(folder, 'app.js.gz'))).toString()).toBe(text);
});

test('one that is told to stop is not begun again', async () => {
  const { begin, lived } = mortal('long');
  const over = supervise(begin, { pauseMs: 1 });
  await expect.poll(lived, { timeout: 15_000 }).toBe(1);
  process.emit('SIGTERM', 'SIGTERM');
  expect(await over).toBe(143);
  expect(lived()).toBe(1);
});

test('the tests of a runner are counted, and what could not run counts as failed', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 0,
    testResults: [
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
      { status: 'failed', assertionResults: [] },
    ],
  };
  expect(countVitest(report, 1)).toEqual({ passed: 5, failed: 2, skipped: 2 });
  expect(countVitest(undefined, 0)).toMatchObject({ passed: 0, failed: 1 });
  const nothing = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 3, numTodoTests: 0, testResults: [] };
  expect(countVitest(nothing, 0)).toMatchObject({ failed: 1, remark: 'no test was run' });
  const crashed = { ...nothing, numPassedTests: 4 };
  expect(countVitest(crashed, 1)).toMatchObject({ passed: 4, failed: 1, remark: 'the runner ended with code 1' });
});

test('a journey that passes only on the second try counts as failed', () => {
  const stats = { expected: 7, unexpected: 1, flaky: 1, skipped: 2 };
  expect(countPlaywright({ stats }, 1)).toEqual({ passed: 7, failed: 2, skipped: 2 });
  expect(countPlaywright({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 } }, 1)).toMatchObject({
    failed: 1,
  });
  expect(countPlaywright(undefined, 1)).toMatchObject({ failed: 1 });
});

test('work is done again only when its inputs changed, or after it failed', () => {
  const folder = temporary();
  cpSync(join(import.meta.dirname, 'lib'), join(folder, 'tools/lib'), { recursive: true });
  mkdirSync(join(folder, 'apps/kiosk/node_modules'), { recursive: true });
  const source = join(folder, 'apps/kiosk/main.ts');
  const work = (fails = false) => {
    const program = `
      import { fingerprint, unlessDone } from './tools/lib/fingerprint.mjs';
      const work = async () => { if (${fails}) throw new Error('no'); };
      const done = await unlessDone('.cache/kiosk', () => fingerprint(['apps/kiosk', 'missing']), work).catch(() => 'failed');
      process.stdout.write(String(done));`;
    return execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: folder, encoding: 'utf8' });
  };
  writeFileSync(source, 'one');
  expect(work()).toBe('true');
  expect(work()).toBe('false');
  writeFileSync(join(folder, 'apps/kiosk/node_modules/x.ts'), 'installed, not ours');
  expect(work()).toBe('false');
  writeFileSync(source, 'two');
  expect(work(true)).toBe('failed');
  expect(work()).toBe('true');
  expect(work()).toBe('false');
});
