import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { freePort, type Product, startProduct } from './product.ts';

const server = join(import.meta.dirname, '..', 'packages', 'server');
const START_LIMIT_MS = 30_000;

/** A product, and a college (a real OpenID provider in a process of its own) that knows its people. */
export async function startWithCollege(): Promise<Product> {
  const [port, collegePort] = [await freePort(), await freePort()];
  const issuer = `http://127.0.0.1:${collegePort}`;
  const stopCollege = await startCollege(collegePort, `http://127.0.0.1:${port}`);
  const secret = 'a secret of the college and the canteen alone';
  const env = { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'college-kiosk', OIDC_CLIENT_SECRET: secret };
  const product = await startProduct({ port, env: { ...env, OIDC_SCOPES: 'openid email profile groups' } });
  return {
    ...product,
    async stop() {
      await stopCollege();
      await product.stop();
    },
  };
}

async function startCollege(port: number, origin: string): Promise<() => Promise<void>> {
  const tsx = pathToFileURL(join(server, 'node_modules/tsx/dist/loader.mjs')).href;
  const child = spawn(process.execPath, ['--import', tsx, 'src/testing/serve-college.ts', String(port), origin], {
    ...{ cwd: server, stdio: 'inherit' },
  });
  const goWithUs = () => child.kill();
  process.once('exit', goWithUs);
  const started = performance.now();
  while (!(await answers(`http://127.0.0.1:${port}/.well-known/openid-configuration`))) {
    if (performance.now() - started > START_LIMIT_MS) throw new Error('The college did not start.');
    await sleep(100);
  }
  return async () => {
    process.off('exit', goWithUs);
    child.kill();
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  };
}

function answers(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    (response) => response.ok,
    () => false,
  );
}
