#!/usr/bin/env node
// Behind every npm script of the root. Runs before anything is installed, hence plain JavaScript without dependencies.
import fs from 'node:fs';
import { buildApps, emitSchema, generateDocuments, generateWhenChanged } from './lib/builds.mjs';
import { installDependencies } from './lib/dependencies.mjs';
import { requireNode } from './lib/node-version.mjs';
import { bin, run, runBuilt, runTypeScript } from './lib/process.mjs';
import { at, Complaint } from './lib/root.mjs';
import { complain, say } from './lib/say.mjs';
import { buildServer, builtProgram, isBuilt } from './lib/server-build.mjs';
import { supervise } from './lib/supervise.mjs';

/** @type {Record<string, (args: string[]) => Promise<number>>} */
const commands = {
  async start(args) {
    const started = performance.now();
    await prepare();
    await generateWhenChanged();
    await buildServer();
    const built = await buildApps();
    const took = ((performance.now() - started) / 1000).toFixed(1);
    say(`Ready to start after ${took} s${built.length > 0 ? ` (built ${built.join(', ')})` : ''}.`);
    // How long the whole start took is known only to the process that ends it: it counts from here, at its first beginning.
    let began = Math.round(performance.timeOrigin);
    return supervise(async () => {
      const env = { STARTED_AT_MS: String(began) };
      try {
        return await runBuilt(builtProgram('local'), args, { cwd: at('packages/server'), env });
      } finally {
        began = Date.now();
      }
    });
  },
  async test() {
    await prepare();
    const { runTests } = await import('./lib/tests.mjs');
    return (await runTests()) ? 0 : 1;
  },
  async schema() {
    await prepare();
    await emitSchema();
    await generateDocuments();
    return 0;
  },
  accessible: (args) => journeys(['--project=journeys', '--project=accessible', ...args], { ACCESSIBLE: '1' }),
  vitals: (args) => journeys(['--project=vitals', ...args]),
  replay: async (args) => (await program('replay', args)).code,
  check: async (args) => (await program('check', args)).code,
  bench: async (args) => (await program('bench', args)).code,
  key: async (args) => (await program('key', args)).code,
  owner: async (args) => (await program('owner', args)).code,
  verify: async (args) => (await program('verify', args)).code,
  'rotate-keys': async (args) => (await program('rotate-keys', args)).code,
  api: (args) => supervise(() => program('api', args)),
  worker: (args) => supervise(() => program('worker', args)),
  migrate: async (args) => (await program('migrate', args)).code,
};

/**
 * Takes journeys through a browser, on apps as they are now.
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
async function journeys(args, env = {}) {
  await prepare();
  await generateWhenChanged();
  await buildApps();
  return (await run(bin('playwright', 'e2e'), ['test', ...args], { cwd: at('e2e'), env })).code;
}

async function prepare() {
  const started = performance.now();
  if (await installDependencies()) {
    say(`Dependencies installed in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
  }
}

/**
 * Runs a program of the product with the arguments passed on. Paths among them mean what they mean where the person typed
 * them, so it runs there.
 * @param {string} name
 * @param {string[]} args
 */
async function program(name, args) {
  await prepare();
  await buildServer();
  const where = { cwd: process.env.INIT_CWD ?? process.cwd() };
  if (isBuilt(name)) return runBuilt(builtProgram(name), args, where);
  const candidates = [`packages/server/src/entry/${name}.ts`, `packages/server/src/${name}/${name}.ts`];
  const file = candidates.find((candidate) => fs.existsSync(at(candidate)));
  if (file === undefined) throw new Complaint(`There is no program for "${name}" in this checkout.`);
  return runTypeScript(file, args, where);
}

const [name = '', ...args] = process.argv.slice(2);
try {
  requireNode(process.versions.node);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw new Complaint(`Say one of: ${Object.keys(commands).join(', ')}.`);
  process.exitCode = await command(args);
} catch (error) {
  if (!(error instanceof Complaint)) throw error;
  complain(error.message);
  process.exitCode = 1;
}
