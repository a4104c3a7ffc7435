import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Killer } from '../../../../tools/faults/killer.ts';
import { builtProgram } from '../platform/built-program.ts';

const START_LIMIT_MS = 60_000;
const END_LIMIT_MS = 30_000;

/** A process that serves, on a database that others hold. */
export interface ApiProcess {
  readonly pid: number;
  /** Tells it to end, and resolves when it has. Throws when it does not, or not in good order. */
  end(): Promise<void>;
}

interface ApiOptions {
  readonly killer: Killer;
  readonly port: number;
  /** DATABASE_URL and APP_SECRET, and whatever else it is to be told. */
  readonly env: Readonly<Record<string, string>>;
}

/** Starts one, as `npm run api` does, and resolves when it says that it serves. */
export async function startApi({ killer, port, env }: ApiOptions): Promise<ApiProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'college-kiosk-api-'));
  const child = killer.spawn(process.execPath, builtProgram('api'), {
    env: {
      ...{ PATH: process.env.PATH, DATA_DIR: folder, LOG_LEVEL: 'warn' },
      ...{ PORT: String(port), ...env },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const hear = (chunk: Buffer) => {
    said = (said + String(chunk)).slice(-8_000);
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  const exited = once(child, 'exit').finally(() => rmSync(folder, { recursive: true, force: true }));
  for (const end = performance.now() + START_LIMIT_MS; !said.includes('Serving'); await sleep(50)) {
    if (child.exitCode !== null || performance.now() > end) throw new Error(`A process did not start:\n${said}`);
  }
  return {
    pid: child.pid ?? 0,
    async end() {
      killer.signal(child.pid ?? 0);
      const late = sleep(END_LIMIT_MS, undefined, { ref: false }).then(() => [`not within ${END_LIMIT_MS / 1_000} s`]);
      const [code] = await Promise.race([exited, late]);
      if (code !== 0) throw new Error(`A process that was told to end came to ${code}:\n${said}`);
    },
  };
}
