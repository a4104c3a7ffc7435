import { createHash, createHmac, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { socket } from '../../../platform/socket.ts';

/** How long one key signs, in days. Its predecessor is good for as long again, its successor from a moment before its time. */
const EPOCH_DAYS = 30;
const EPOCH_MS = EPOCH_DAYS * 24 * 3_600_000;
/** What comes before the 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410 §7). */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/**
 * The keys of access and refresh tokens. They are derived from the installation's secrets and the date, so every process has the
 * same ones, none is stored, and a new one begins each month without anybody doing anything: two are good at any time.
 */
export class TokenKeys {
  private readonly byEpoch = new Map<string, SigningKey>();

  /** The first secret signs; those of former secrets are still believed. */
  constructor(private readonly secrets: readonly [Uint8Array, ...Uint8Array[]]) {}

  /** The key that signs now. */
  signing(now: Date): SigningKey {
    return this.keyOf(this.secrets[0], epochOf(now));
  }

  /** The public key with this name, if it is good now. */
  verifying(kid: string, now: Date): KeyObject | null {
    const epoch = epochOf(now);
    // The next one too: another process may be a few seconds ahead of this one.
    const believed = this.secrets.flatMap((secret) =>
      [epoch - 1, epoch, epoch + 1].map((at) => this.keyOf(secret, at)),
    );
    return believed.find((key) => key.kid === kid)?.publicKey ?? null;
  }

  /**
   * What makes refresh tokens, and links in letters, unforgeable: a code over these words, one for each secret, the present
   * one first. A code for one use is none for the other.
   */
  codes(use: 'refresh' | 'link', words: string): readonly [Buffer, ...Buffer[]] {
    const [present, ...former] = this.secrets;
    const code = (secret: Uint8Array) => createHmac('sha256', secret).update(`${use} ${words}`).digest();
    return [code(present), ...former.map(code)];
  }

  private keyOf(secret: Uint8Array, epoch: number): SigningKey {
    const name = `${this.secrets.indexOf(secret)} ${epoch}`;
    const known = this.byEpoch.get(name);
    if (known) return known;
    const seed = createHmac('sha256', secret).update(`access ${epoch}`).digest();
    const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: 'der', type: 'pkcs8' });
    const publicKey = createPublicKey(privateKey);
    const { x } = publicKey.export({ format: 'jwk' });
    const kid = createHash('sha256').update(String(x)).digest('base64url').slice(0, 12);
    const key = { kid, privateKey, publicKey };
    this.byEpoch.set(name, key);
    return key;
  }
}

function epochOf(at: Date): number {
  return Math.floor(at.getTime() / EPOCH_MS);
}

/** The installation's keys of tokens; plugged by `entry/`. */
export const tokenKeys = socket<TokenKeys>('identity.tokenKeys');
