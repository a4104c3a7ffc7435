import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { at, root } from './root.mjs';

const STOP_LIMIT_MS = 20_000;

// What a person may need for the registry to be reached at all. Everything else npm puts into the environment of its
// scripts would configure the pnpm below it.
const REGISTRY_SETTINGS = /^npm_config_(registry|userconfig|cafile|proxy|https_proxy|strict_ssl)$/i;

/** The environment without what npm added to it. */
function cleanEnvironment() {
  const kept = Object.entries(process.env).filter(
    ([name, value]) => !/^npm_/i.test(name) || (REGISTRY_SETTINGS.test(name) && value !== ''),
  );
  return Object.fromEntries(kept);
}

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] where; the root without it
 * @property {Record<string, string>} [env] added to the clean environment
 * @property {number} [limitMs] after which the program is stopped
 * @property {boolean} [quiet] collect the output instead of showing it
 */

/**
 * @typedef {object} Ended
 * @property {number} code
 * @property {string} output what it said, when that was collected
 * @property {boolean} late it was stopped because it ran out of time
 * @property {boolean} killed it did not end of itself
 * @property {boolean} told we were told to stop, and told it
 */

/**
 * Runs a program to its end. Ctrl-C reaches it directly; other signals are passed on.
 * @param {string} program
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Ended>}
 */
export function run(program, args, options = {}) {
  const child = spawn(program, args, {
    cwd: options.cwd ?? root,
    env: { ...cleanEnvironment(), ...options.env },
    stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32' && !program.endsWith('.exe'),
  });
  let output = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    output += chunk;
  });
  let late = false;
  const timers = [
    setTimeout(
      () => {
        late = true;
        child.kill('SIGINT');
        timers.push(setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS));
      },
      options.limitMs ?? 2 ** 31 - 1,
    ),
  ];
  let told = false;
  const tell = (/** @type {NodeJS.Signals} */ signal) => {
    told = true;
    child.kill(signal);
  };
  const releases = [passSignals(tell), endWithParent(tell)];
  return new Promise((resolve, reject) => {
    const finish = () => {
      for (const release of releases) release();
      for (const timer of timers) clearTimeout(timer);
    };
    child.once('error', (error) => {
      finish();
      reject(error);
    });
    child.once('close', (code, signal) => {
      finish();
      const ended = code ?? 128 + (signal === 'SIGINT' ? 2 : signal === 'SIGTERM' ? 15 : 9);
      resolve({ code: ended, output, late, killed: signal !== null, told });
    });
  });
}

/**
 * Hands SIGINT, SIGTERM and SIGHUP on to a child and lets it decide when to end. Its own process group is ours: a terminal's
 * Ctrl-C, or a kill of the whole group, reaches it without us, so it may hear a signal twice.
 * @param {(signal: NodeJS.Signals) => void} tell
 * @returns {() => void} ends the passing on
 */
function passSignals(tell) {
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  for (const signal of signals) process.on(signal, tell);
  return () => {
    for (const signal of signals) process.off(signal, tell);
  };
}

/**
 * npm runs a script by way of a shell, and hands a signal it gets on to the shell only, which dies of it alone. So under
 * npm the end of our parent means the same as SIGTERM.
 * @param {(signal: NodeJS.Signals) => void} tell
 * @returns {() => void} ends the watch
 */
function endWithParent(tell) {
  if (process.env.npm_lifecycle_event === undefined) return () => undefined;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    tell('SIGTERM');
  }, 500);
  return () => clearInterval(watch);
}

/**
 * The path of a program that a workspace folder depends on.
 * @param {string} name
 * @param {string} [folder] from the root
 */
export function bin(name, folder = '.') {
  return at(folder, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
}

/**
 * Runs a program of the server that was built.
 * @param {string} file
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export function runBuilt(file, args, options = {}) {
  return run(process.execPath, ['--enable-source-maps', file, ...args], options);
}

/**
 * Runs a TypeScript program of the product, with the server's compiler settings (decorators) wherever it stands.
 * @param {string} file from the root
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export function runTypeScript(file, args, options = {}) {
  const tsx = pathToFileURL(at('node_modules/tsx/dist/loader.mjs')).href;
  return run(process.execPath, ['--import', tsx, at(file), ...args], {
    ...options,
    env: { TSX_TSCONFIG_PATH: at('packages/server/tsconfig.json'), ...options.env },
  });
}
