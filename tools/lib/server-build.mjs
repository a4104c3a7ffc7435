import fs from 'node:fs';
import path from 'node:path';
import { filesBelow, fingerprint, unlessDone } from './fingerprint.mjs';
import { at } from './root.mjs';

const SERVER = 'packages/server';
const OUT = `${SERVER}/dist`;

/** The programs that are started again and again, by name: read as TypeScript they take twice as long to begin. */
const PROGRAMS = {
  ...Object.fromEntries(
    ['local', 'api', 'worker', 'migrate', 'key', 'verify', 'rotate-keys'].map((name) => [name, `entry/${name}.ts`]),
  ),
  'check-worker': 'check/worker.ts',
  printer: 'platform/pdf/printer.ts',
};

/** What the printer loads: modules that make a document of its facts. */
const isSheet = (/** @type {string} */ file) =>
  file.endsWith('-sheet.ts') && fs.readFileSync(at(file), 'utf8').includes('export default');

const isSource = (/** @type {string} */ file) => /\.ts$/.test(file) && !/\.test\.ts$/.test(file);

/**
 * The built file of a program of the server, by name.
 * @param {string} name
 */
export const builtProgram = (name) => at(OUT, `${name}.js`);

/**
 * Whether a program of this name is built, or read as it stands.
 * @param {string} name
 */
export const isBuilt = (name) => Object.hasOwn(PROGRAMS, name);

/**
 * Builds the programs of the server when a source changed since they were.
 * @returns {Promise<boolean>} whether there was work
 */
export function buildServer() {
  const inputs = [
    `${SERVER}/src`,
    `${SERVER}/tsconfig.json`,
    'packages/kernel/src',
    'pnpm-lock.yaml',
    'tools/lib/server-build.mjs',
  ];
  const counts = (/** @type {string} */ file) => isSource(file) || !file.endsWith('.ts');
  const state = () => fingerprint(inputs, counts) + (fs.existsSync(builtProgram('local')) ? ' built' : ' missing');
  return unlessDone('.cache/build-server', state, build);
}

async function build() {
  const { build: bundle } = await import('esbuild');
  fs.rmSync(at(OUT), { recursive: true, force: true });
  await bundle({
    entryPoints: Object.fromEntries([
      ...Object.entries(PROGRAMS).map(([name, file]) => [name, at(SERVER, 'src', file)]),
      ...filesBelow(`${SERVER}/src/modules`)
        .filter(isSheet)
        .map((file) => [path.basename(file, '.ts'), at(file)]),
    ]),
    outdir: at(OUT),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    // GraphQL types are named after their classes.
    keepNames: true,
    tsconfig: at(SERVER, 'tsconfig.json'),
    logLevel: 'warning',
    plugins: [installedPackagesStay, filesLieWhereTheSourcesSay],
  });
}

const isOurs = (/** @type {string} */ folder) =>
  !folder.includes(`${path.sep}node_modules${path.sep}`) && !folder.includes(`${path.sep}kernel${path.sep}`);

/** @type {import('esbuild').Plugin} What the server depends on is loaded from where it is installed; the kernel, and what it stands on, comes along. */
const installedPackagesStay = {
  name: 'installed packages stay',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path: name, resolveDir, kind }) => {
      if (kind === 'entry-point' || name.startsWith('@college-kiosk/') || !isOurs(resolveDir + path.sep))
        return undefined;
      return { path: name, external: true };
    });
  },
};

/** @type {import('esbuild').Plugin} A source finds its files from where it lies, not from the folder of what is built. */
const filesLieWhereTheSourcesSay = {
  name: 'files lie where the sources say',
  setup({ onLoad }) {
    onLoad({ filter: /packages[/\\](server|kernel)[/\\]src[/\\].*\.ts$/ }, async ({ path: file }) => {
      const text = await fs.promises.readFile(file, 'utf8');
      if (!text.includes('import.meta.url')) return undefined;
      const from = path.relative(at(OUT), file).split(path.sep).join('/');
      const place = `new URL(${JSON.stringify(from)}, import.meta.url).href`;
      return { contents: text.replaceAll('import.meta.url', place), loader: 'ts' };
    });
  },
};
