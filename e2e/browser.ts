import { existsSync } from 'node:fs';

/** Where Chromium is and how it is started here. */
export interface Browser {
  executablePath: string;
  args: string[];
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

/** The Chromium from npm. It unpacks itself, with the shared libraries a bare machine lacks, on first use. */
export async function packagedBrowser(): Promise<Browser> {
  // It brings those libraries only where it believes to run in AWS Lambda, and it decides that while it is imported.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  return { executablePath: await chromium.executablePath(), args: ARGS };
}
