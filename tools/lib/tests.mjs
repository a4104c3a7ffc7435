import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { buildApps, emitSchema, generateDocuments, generatedFiles } from './builds.mjs';
import { countPlaywright, countVitest } from './counts.mjs';
import { bin, run } from './process.mjs';
import { at, Complaint } from './root.mjs';
import { complain, say } from './say.mjs';

/** @typedef {import('./counts.mjs').Count} Count */

// The promise is 25 minutes for everything; what does not end in time is stopped and counts as failed.
const LIMIT_MS = 24.5 * 60_000;

const PASSED = { passed: 1, failed: 0, skipped: 0 };
const REPORTS = '.cache/reports';

/**
 * Runs every step, one after the other and none left out because an earlier one failed; says what each came to, and ends
 * with the line `N passed, N failed`.
 * @returns {Promise<boolean>} whether nothing failed
 */
export async function runTests() {
  const deadline = performance.now() + LIMIT_MS;
  const remaining = () => Math.max(1_000, deadline - performance.now());
  fs.rmSync(at(REPORTS), { recursive: true, force: true });
  fs.mkdirSync(at(REPORTS), { recursive: true });

  /** @type {[string, (limitMs: number) => Promise<Count>][]} */
  const steps = [
    ['lint', (limitMs) => oneOf(bin('biome'), ['check', '--max-diagnostics=200', '.'], limitMs)],
    ['types', checkTypes],
    ['imports', checkImports],
    ['generated files', checkGenerated],
    ['unused code', (limitMs) => oneOf(bin('knip'), ['--no-progress'], limitMs)],
    ['tidy tests', (limitMs) => vitest('tidy', ['--project', 'tools'], limitMs)],
    ['unit and integration tests', (limitMs) => vitest('unit', ['--project', '!tools'], limitMs)],
    ['apps', build],
    ['browser journeys', journeys],
  ];
  const counts = [];
  for (const [name, step] of steps) counts.push(await report(name, () => step(remaining())));
  return summarise(counts);
}

/**
 * @param {string} name
 * @param {() => Promise<Count>} step
 * @returns {Promise<Count & { name: string, seconds: number }>}
 */
async function report(name, step) {
  say(`\n=== ${name} ===`);
  const started = performance.now();
  /** @type {Count} */
  let count;
  try {
    count = await step();
  } catch (error) {
    if (!(error instanceof Complaint)) complain(String(/** @type {Error} */ (error).stack));
    count = failed(/** @type {Error} */ (error).message);
  }
  const result = { ...count, name, seconds: (performance.now() - started) / 1000 };
  say(line(result));
  return result;
}

/** @param {(Count & { name: string, seconds: number })[]} counts */
function summarise(counts) {
  say('\n=== all steps ===');
  for (const count of counts) say(line(count));
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failures = counts.reduce((sum, count) => sum + count.failed, 0);
  say(`${passed} passed, ${failures} failed`);
  return failures === 0;
}

/** @param {Count & { name: string, seconds: number }} count */
function line({ name, passed, failed, skipped, remark, seconds }) {
  const rest = [skipped > 0 ? `, ${skipped} skipped` : '', remark === undefined ? '' : ` (${remark})`].join('');
  return `${failed > 0 ? 'FAILED' : 'ok    '} ${name}: ${passed} passed, ${failed} failed${rest}, ${seconds.toFixed(1)} s`;
}

/** @param {string} [remark] */
const failed = (remark) => ({ passed: 0, failed: 1, skipped: 0, remark });

/**
 * A step which one program decides by its exit code.
 * @param {string} program
 * @param {string[]} args
 * @param {number} limitMs
 * @returns {Promise<Count>}
 */
async function oneOf(program, args, limitMs) {
  const { code, late } = await run(program, args, { limitMs });
  if (late) return failed('out of time');
  return code === 0 ? PASSED : failed();
}

/** @param {number} limitMs */
async function checkTypes(limitMs) {
  const folders = ['packages', 'apps'].flatMap((parent) =>
    fs.readdirSync(at(parent)).map((name) => `${parent}/${name}`),
  );
  const projects = [...folders, 'e2e', 'tools', 'bench'].filter((folder) => fs.existsSync(at(folder, 'tsconfig.json')));
  const wrong = [];
  for (const project of projects) {
    const { code, late } = await run(bin('tsc'), ['-p', project, '--noEmit'], { limitMs });
    if (code !== 0 || late) wrong.push(project);
  }
  say(`${projects.length} projects checked`);
  return wrong.length === 0 ? PASSED : failed(`in ${wrong.join(', ')}`);
}

/** @param {number} limitMs */
async function checkImports(limitMs) {
  const folders = ['packages', 'apps', 'e2e'];
  const args = ['--config', '.dependency-cruiser.cjs', ...folders];
  const { code, output, late } = await run(bin('depcruise'), args, { limitMs, quiet: true });
  say(output.trim());
  if (late) return failed('out of time');
  // Without a parser for TypeScript the cruiser finds nothing, and nothing wrong in it.
  const modules = Number(/(\d+) modules[, ]/.exec(output)?.[1] ?? 0);
  if (modules === 0) return failed('no module was looked at');
  return code === 0 ? PASSED : failed();
}

/** Makes the generated files again and compares; works for files git does not know yet, and without git. */
async function checkGenerated() {
  const before = contents();
  await emitSchema();
  await generateDocuments();
  const after = contents();
  const differing = [...new Set([...before.keys(), ...after.keys()])].filter(
    (file) => before.get(file) !== after.get(file),
  );
  if (differing.length === 0) return PASSED;
  return failed(`not up to date: ${differing.join(', ')}; written again now, look and commit`);
}

function contents() {
  const digest = (/** @type {string} */ file) =>
    createHash('sha256')
      .update(fs.readFileSync(at(file)))
      .digest('hex');
  return new Map(generatedFiles().map((file) => [file, digest(file)]));
}

/**
 * @param {string} name of the report
 * @param {string[]} selection
 * @param {number} limitMs
 */
async function vitest(name, selection, limitMs) {
  const file = `${REPORTS}/${name}.json`;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${at(file)}`];
  const { code, late } = await run(bin('vitest'), ['run', ...selection, ...reporters], { limitMs });
  const count = countVitest(readReport(file), code);
  return late ? { ...count, failed: Math.max(1, count.failed), remark: 'out of time' } : count;
}

async function build() {
  const built = await buildApps();
  say(built.length === 0 ? 'every build is up to date' : `built ${built.join(', ')}`);
  return PASSED;
}

/** @param {number} limitMs */
async function journeys(limitMs) {
  const until = performance.now() + limitMs;
  const remaining = () => Math.max(1_000, until - performance.now());
  // A browser draws on one core: two halves go on side by side, each with a product of its own.
  const halves = await Promise.all(
    [1, 2].map((half) => someJourneys(`half-${half}`, [`--shard=${half}/2`], remaining())),
  );
  return halves.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
      remark: all.remark ?? one.remark,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/**
 * @param {string} name of their report
 * @param {string[]} chosen
 * @param {number} limitMs
 * @returns {Promise<Count>}
 */
async function someJourneys(name, chosen, limitMs) {
  const file = `${REPORTS}/journeys-${name}.json`;
  const args = ['test', '--project=journeys', ...chosen, `--output=test-results/${name}`, '--reporter=list,json'];
  const { code, late } = await run(bin('playwright', 'e2e'), args, {
    cwd: at('e2e'),
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: at(file) },
    limitMs,
  });
  const count = countPlaywright(readReport(file), code);
  return late ? { ...count, failed: Math.max(1, count.failed), remark: 'out of time' } : count;
}

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(fs.readFileSync(at(file), 'utf8'));
  } catch {
    return undefined;
  }
}
