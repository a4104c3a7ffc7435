import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Fault } from '@college-kiosk/kernel';
import { socket } from '../socket.ts';

const CIPHER = 'aes-256-gcm';
/** NIST SP 800-38D §8.2: 96 bits, random, never used twice under one key by chance for as many rows as we will ever have. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A key of 256 bits, and the name under which it is known beside what it sealed. */
export interface SealingKey {
  readonly id: string;
  readonly key: Uint8Array;
}

/** A secret as it is stored: base64url of nonce, ciphertext and tag, and the id of its key. */
export interface Sealed {
  readonly text: string;
  readonly keyId: string;
}

/**
 * Encrypts what must be readable again and must not be read from a copy of the database (AES-256-GCM). Each secret is bound
 * to its row: copied into another one it does not open.
 */
export class Sealer {
  private readonly keys: ReadonlyMap<string, Uint8Array>;

  /** The first key seals; the others only open what they sealed. */
  constructor(private readonly all: readonly [SealingKey, ...SealingKey[]]) {
    this.keys = new Map(all.map(({ id, key }) => [id, key]));
  }

  /** The key under which everything is sealed from now on. */
  get keyId(): string {
    return this.all[0].id;
  }

  /** Seals bytes for the row that `boundTo` names (`table:id`). */
  seal(plain: Uint8Array, boundTo: string): Sealed {
    const { id, key } = this.all[0];
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(bound(id, boundTo));
    const parts = [nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()];
    return { text: Buffer.concat(parts).toString('base64url'), keyId: id };
  }

  /** Opens what was sealed for that row. Throws a Fault for another row’s, for a key that is not known, and for what was altered. */
  open({ text, keyId }: Sealed, boundTo: string): Uint8Array {
    const key = this.keys.get(keyId);
    if (!key) throw new Fault(`Nobody here has the key ${keyId} that sealed ${boundTo}.`);
    const whole = Buffer.from(text, 'base64url');
    if (whole.length < NONCE_BYTES + TAG_BYTES)
      throw new Fault(`What is sealed for ${boundTo} is too short to be whole.`);
    try {
      const cipher = createDecipheriv(CIPHER, key, whole.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
        .setAAD(bound(keyId, boundTo))
        .setAuthTag(whole.subarray(-TAG_BYTES));
      return Buffer.concat([cipher.update(whole.subarray(NONCE_BYTES, -TAG_BYTES)), cipher.final()]);
    } catch (cause) {
      throw new Fault(`What is sealed for ${boundTo} does not open.`, null, { cause });
    }
  }
}

/** What is not encrypted and must be the same: the key’s id and the row. */
function bound(keyId: string, boundTo: string): Buffer {
  return Buffer.from(`${keyId}\n${boundTo}`);
}

/** Seals and opens in this process; plugged by `entry/` with keys that are derived from the installation’s secret. */
export const sealer = socket<Sealer>('platform.auth.sealer');
