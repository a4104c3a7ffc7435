import { hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every key of an installation, derived from its one secret (HKDF, RFC 5869): knowing one tells nothing of another. */
export interface Secrets {
  readonly databasePassword: string;
  readonly quoteKey: Uint8Array;
  readonly pickupKey: Uint8Array;
  readonly providerKeySecret: string;
  readonly providerWebhookSecret: string;
}

/** Reads the installation's secret, or makes one (readable by its owner alone) where none is given. */
export function loadSecrets(dataDir: string, given: string | null): Secrets {
  const secret = given ?? keptSecret(dataDir);
  const derive = (name: string) => new Uint8Array(hkdfSync('sha256', secret, 'college-kiosk', name, 32));
  const text = (name: string) => Buffer.from(derive(name)).toString('base64url');
  return {
    databasePassword: text('database password'),
    quoteKey: derive('quote key'),
    pickupKey: derive('pickup key'),
    providerKeySecret: text('provider key secret'),
    providerWebhookSecret: text('provider webhook secret'),
  };
}

function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'secret');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(file, 'utf8').trim();
}
