import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where Chromium is and how it is started here: what Playwright's launch options take. */
export interface Browser {
  executablePath: string;
  args: string[];
  /** Its whole environment, where it needs another one than ours. */
  env?: Record<string, string>;
}

const SYSTEM_CHROMIUM = '/usr/bin/chromium';

// Containers give no user namespaces to sandbox with, and no graphics card.
const ARGS = ['--no-sandbox', '--disable-gpu'];

/**
 * Finds a Chromium: the one CHROMIUM_PATH names, else the system's, else the one that comes as a package from npm, so that
 * journeys run where nothing but Node is installed. Throws when CHROMIUM_PATH names nothing.
 */
export async function findBrowser(environment: NodeJS.ProcessEnv = process.env): Promise<Browser> {
  const named = environment.CHROMIUM_PATH;
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
    return { executablePath: named, args: ARGS };
  }
  if (existsSync(SYSTEM_CHROMIUM)) return { executablePath: SYSTEM_CHROMIUM, args: ARGS };
  return packagedBrowser();
}

/**
 * The Chromium from npm, with the shared libraries and fonts a bare machine lacks; unpacked once a checkout and version, so
 * that neither another user nor another checkout is in its way.
 */
export async function packagedBrowser(): Promise<Browser> {
  const about = readFileSync(join(import.meta.dirname, 'node_modules/@sparticuz/chromium/package.json'), 'utf8');
  const { version } = JSON.parse(about) as { version: string };
  const folder = join(import.meta.dirname, '..', '.cache', `chromium-${version}`);
  if (!existsSync(folder)) await unpackInto(folder);
  return {
    executablePath: join(folder, 'chromium'),
    args: ARGS,
    env: {
      ...definedOf(process.env),
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
    },
  };
}

async function unpackInto(folder: string): Promise<void> {
  // Unpacked beside and renamed: a run that is cut short leaves no half a browser under the final name.
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const before = { ...process.env };
  try {
    // It unpacks into the temporary folder, and its libraries only where it believes to run in AWS Lambda. It also changes
    // our environment, which is not its own: the product we start must not load its libraries.
    process.env.TMPDIR = unfinished;
    process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x';
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
  // The font settings name the temporary folder of another machine.
  const fonts = join(unfinished, 'fonts', 'fonts.conf');
  writeFileSync(fonts, readFileSync(fonts, 'utf8').replaceAll('/tmp/fonts', join(folder, 'fonts')));
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

function definedOf(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
