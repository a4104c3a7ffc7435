import fs from 'node:fs';
import path from 'node:path';
import { compressBuild } from './compress.mjs';
import { filesBelow, fingerprint, unlessDone } from './fingerprint.mjs';
import { bin, run, runTypeScript } from './process.mjs';
import { at, Complaint } from './root.mjs';
import { say } from './say.mjs';
import { sideBySide } from './side-by-side.mjs';

const EMIT_SCHEMA = 'packages/server/src/entry/emit-schema.ts';

const isGenerated = (/** @type {string} */ file) => file.split(path.sep).includes('gql');
const isTest = (/** @type {string} */ file) => /\.test\.tsx?$/.test(file);

/** The generated files of the checkout: the schema and what is made from it and the apps' documents. */
export function generatedFiles() {
  const sources = ['apps', 'packages'].flatMap(filesBelow);
  return [...filesBelow('schema.graphql'), ...sources.filter(isGenerated)];
}

/** Writes schema.graphql from the resolvers. Throws a Complaint when that fails. */
export async function emitSchema() {
  if (!fs.existsSync(at(EMIT_SCHEMA))) throw new Complaint(`${EMIT_SCHEMA} is missing.`);
  const { code } = await runTypeScript(EMIT_SCHEMA, [], { cwd: at('packages/server') });
  if (code !== 0) throw new Complaint('schema.graphql could not be made from the resolvers.');
}

/** Writes the typed documents of the apps, whether or not anything changed. Throws a Complaint when that fails. */
export async function generateDocuments() {
  if (!fs.existsSync(at('codegen.yml'))) throw new Complaint('codegen.yml is missing.');
  const { code, output } = await run(bin('graphql-codegen'), ['--config', 'codegen.yml'], { quiet: true });
  if (code === 0) return;
  say(output.trim());
  throw new Complaint('The typed documents could not be generated from schema.graphql.');
}

/** Generates the typed documents when the schema or a source that may hold a document changed. */
export async function generateWhenChanged() {
  if (!fs.existsSync(at('codegen.yml'))) return false;
  const inputs = ['codegen.yml', 'schema.graphql', 'pnpm-lock.yaml', 'apps', 'packages/client', 'packages/account'];
  const counts = (/** @type {string} */ file) => !isTest(file) && /\.(tsx?|graphql|yml|yaml|json)$/.test(file);
  return unlessDone('.cache/documents', () => fingerprint(inputs, counts), generateDocuments);
}

/**
 * Builds every app whose inputs changed: its own folder, the workspace packages it stands on, the lockfile, and the schema
 * when it speaks to the server. An app which stands on no package of ours is thus built once a lockfile.
 * @returns {Promise<string[]>} the names of the apps that were built
 */
export async function buildApps() {
  const apps = fs.readdirSync(at('apps')).filter((name) => fs.existsSync(at('apps', name, 'vite.config.ts')));
  const built = await sideBySide(
    apps.map((app) => async () => {
      const inputs = buildInputs(app);
      const state = () => fingerprint(inputs, (file) => !isTest(file)) + builtMark(app);
      const work = async () => {
        say(`Building apps/${app} …`);
        const { code, output } = await run(bin('vite', `apps/${app}`), ['build', '--logLevel', 'warn'], {
          cwd: at('apps', app),
          quiet: true,
        });
        if (output.trim() !== '') say(output.trim());
        if (code !== 0) throw new Complaint(`apps/${app} could not be built; the lines above say why.`);
        await compressBuild(at('apps', app, 'dist'));
      };
      return (await unlessDone(`.cache/build-${app}`, state, work)) ? [app] : [];
    }),
  );
  return built.flat();
}

/** A build that somebody removed is made again. */
const builtMark = (/** @type {string} */ app) => (fs.existsSync(at('apps', app, 'dist')) ? ' built' : ' missing');

/** @param {string} app */
function buildInputs(app) {
  const folders = [`apps/${app}`, ...packagesBelow(`apps/${app}`)];
  const schema = folders.includes('packages/client') ? ['schema.graphql'] : [];
  return [...new Set(folders), ...schema, 'pnpm-lock.yaml', 'tsconfig.base.json'];
}

/**
 * @param {string} folder
 * @returns {string[]} the workspace packages it depends on, theirs included
 */
function packagesBelow(folder) {
  const { dependencies = {} } = JSON.parse(fs.readFileSync(at(folder, 'package.json'), 'utf8'));
  return Object.entries(dependencies)
    .filter(([, version]) => String(version).startsWith('workspace:'))
    .map(([name]) => `packages/${name.split('/').at(-1)}`)
    .flatMap((below) => [below, ...packagesBelow(below)]);
}
