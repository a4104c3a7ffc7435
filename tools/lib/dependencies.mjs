import { fingerprint, unlessDone } from './fingerprint.mjs';
import { run } from './process.mjs';
import { Complaint } from './root.mjs';
import { say } from './say.mjs';

const PNPM = 'pnpm@12.21.0';

/**
 * Installs exactly what the lockfile names, unless that was done already. The stamp lies in node_modules, so it goes when
 * they go.
 * @returns {Promise<boolean>} whether anything was installed
 */
export function installDependencies() {
  const state = () =>
    `${fingerprint(['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'patches'])} ${process.platform} ${process.arch}`;
  return unlessDone('node_modules/.installed', state, async () => {
    say('Installing the dependencies …');
    const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx';
    // CI: pnpm must never stop to ask.
    const { code, output } = await run(npx, ['-y', PNPM, 'install', '--frozen-lockfile', '--reporter=append-only'], {
      env: { CI: 'true' },
      quiet: true,
    });
    if (code === 0) return;
    say(output.trim());
    throw new Complaint('The dependencies could not be installed; the lines above say why.');
  });
}
