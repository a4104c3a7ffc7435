import { hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SealingKey } from '../platform/auth/sealing.ts';

/** Every key of an installation, derived from its one secret (HKDF, RFC 5869): knowing one tells nothing of another. */
export interface Secrets {
  readonly databasePassword: string;
  readonly quoteKey: Uint8Array;
  readonly pickupKey: Uint8Array;
  /** The first makes the links on papers; those of former secrets still prove papers that are out. */
  readonly invoiceKeys: readonly [Uint8Array, ...Uint8Array[]];
  readonly providerKeySecret: string;
  readonly providerWebhookSecret: string;
  /** The first signs tokens; those of former secrets are believed. */
  readonly tokenKeys: readonly [Uint8Array, ...Uint8Array[]];
  /** The first seals what is kept encrypted in the database; those of former secrets only open what they sealed. */
  readonly sealingKeys: readonly [SealingKey, ...SealingKey[]];
}

/**
 * Reads the installation's secret, or makes one (readable by its owner alone) where none is given. What the previous secret
 * sealed can still be opened.
 */
export function loadSecrets(dataDir: string, given: string | null, previous: string | null = null): Secrets {
  const secret = given ?? keptSecret(dataDir);
  const secrets: [string, ...string[]] = previous === null ? [secret] : [secret, previous];
  const derive = (name: string) => derived(secret, name);
  const text = (name: string) => Buffer.from(derive(name)).toString('base64url');
  return {
    databasePassword: text('database password'),
    quoteKey: derive('quote key'),
    pickupKey: derive('pickup key'),
    invoiceKeys: invoiceKeysOf(secrets),
    providerKeySecret: text('provider key secret'),
    providerWebhookSecret: text('provider webhook secret'),
    tokenKeys: tokenKeysOf(secrets),
    sealingKeys: sealingKeysOf(secrets),
  };
}

/** The sealing key of each secret. Its id is derived too: it names the secret and tells nothing of it. */
export function sealingKeysOf([secret, ...former]: readonly [string, ...string[]]): Secrets['sealingKeys'] {
  const keyOf = (one: string): SealingKey => {
    const id = Buffer.from(derived(one, 'sealing key id')).toString('base64url').slice(0, 8);
    return { id, key: derived(one, 'sealing key') };
  };
  return [keyOf(secret), ...former.map(keyOf)];
}

/** The key of tokens that each secret makes. */
export function tokenKeysOf([secret, ...former]: readonly [string, ...string[]]): Secrets['tokenKeys'] {
  const keyOf = (one: string) => derived(one, 'token key');
  return [keyOf(secret), ...former.map(keyOf)];
}

/** The key of each secret that links on papers are made with. */
export function invoiceKeysOf([secret, ...former]: readonly [string, ...string[]]): Secrets['invoiceKeys'] {
  const keyOf = (one: string) => derived(one, 'invoice key');
  return [keyOf(secret), ...former.map(keyOf)];
}

function derived(secret: string, name: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, 'college-kiosk', name, 32));
}

function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'secret');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(file, 'utf8').trim();
}
