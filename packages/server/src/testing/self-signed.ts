import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate that nobody vouches for, as the environment names it to the product. */
export interface SelfSigned {
  readonly variables: { readonly TLS_KEY: string; readonly TLS_CERT: string };
  /** Removes it. */
  remove(): void;
}

/** Makes one for two days; null where there is no openssl to make it with. */
export function selfSigned(): SelfSigned | null {
  const folder = mkdtempSync(join(tmpdir(), 'college-kiosk-tls-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const what = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  try {
    execFileSync('openssl', [...what, '-subj', '/CN=localhost', '-keyout', key, '-out', cert], { stdio: 'ignore' });
  } catch (error) {
    remove();
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return { variables: { TLS_KEY: key, TLS_CERT: cert }, remove };
}
