import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { RelyingParty } from '../modules/identity/index.ts';

/** Whose passkeys they are in tests. */
export const TEST_PARTY: RelyingParty = { id: 'canteen.example', origin: 'https://canteen.example' };

/** Flags of authenticator data (WebAuthn Level 3 §6.1). */
const FLAGS = { userPresent: 0x01, userVerified: 0x04, hasCredential: 0x40 };

/** What is not as it should be. */
export interface Odd {
  readonly origin?: string;
  readonly rpId?: string;
  readonly crossOrigin?: boolean;
  readonly challenge?: string;
  /** Whether the person showed by PIN or biometrics that it is them. */
  readonly verified?: boolean;
  /** The count that is said, instead of the next one. */
  readonly count?: number;
  readonly userHandle?: string | undefined;
}

interface CreationOptions {
  readonly challenge: string;
  readonly user: { readonly id: string };
}

interface Credential {
  readonly id: Buffer;
  readonly privateKey: KeyObject;
  readonly userHandle: string;
  count: number;
}

/**
 * An authenticator as real ones are, in software: it makes ES256 keys, says so in CBOR and COSE (RFC 8949, RFC 9052) with attestation
 * `none`, and signs assertions in DER. It gives what a browser gives by `toJSON()`.
 */
export class SoftwareAuthenticator {
  private readonly credentials: Credential[] = [];

  constructor(private readonly counts = true) {}

  /** Another one with the same keys and the same counts: a copy, as a thief would make it. */
  copy(): SoftwareAuthenticator {
    const copy = new SoftwareAuthenticator(this.counts);
    copy.credentials.push(...this.credentials.map((credential) => ({ ...credential })));
    return copy;
  }

  /** What `navigator.credentials.create` gives. */
  create(options: object, odd: Odd = {}) {
    const { challenge, user } = options as CreationOptions;
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const credential: Credential = { id: randomBytes(32), privateKey, userHandle: user.id, count: 0 };
    this.credentials.push(credential);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(credential.id.length);
    const attested = Buffer.concat([Buffer.alloc(16), length, credential.id, coseKey(publicKey)]);
    const authData = Buffer.concat([this.authData(credential, odd, FLAGS.hasCredential), attested]);
    const attestationObject = cbor(
      new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authData],
      ]),
    );
    return {
      ...named(credential),
      response: {
        clientDataJSON: text(clientData('webauthn.create', challenge, odd)),
        attestationObject: text(attestationObject),
        transports: ['internal'],
      },
    };
  }

  /** What `navigator.credentials.get` gives, by the newest passkey. */
  get(options: object, odd: Odd = {}) {
    const { challenge } = options as CreationOptions;
    const credential = this.credentials.at(-1);
    if (!credential) throw new Error('This authenticator has no passkey.');
    if (this.counts) credential.count += 1;
    const authData = this.authData(credential, odd, 0);
    const said = clientData('webauthn.get', challenge, odd);
    const signed = Buffer.concat([authData, createHash('sha256').update(said).digest()]);
    const signature = sign('sha256', signed, { key: credential.privateKey, dsaEncoding: 'der' });
    const userHandle = 'userHandle' in odd ? odd.userHandle : credential.userHandle;
    return {
      ...named(credential),
      response: {
        clientDataJSON: text(said),
        authenticatorData: text(authData),
        signature: text(signature),
        ...(userHandle !== undefined && { userHandle }),
      },
    };
  }

  private authData(
    { count }: Credential,
    { rpId = TEST_PARTY.id, verified = true, count: said = count }: Odd,
    more: number,
  ): Buffer {
    const flags = FLAGS.userPresent | (verified ? FLAGS.userVerified : 0) | more;
    const counted = Buffer.alloc(4);
    counted.writeUInt32BE(said);
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.of(flags), counted]);
  }
}

const text = (bytes: Buffer) => bytes.toString('base64url');

function named({ id }: Credential) {
  return {
    ...{ id: text(id), rawId: text(id), type: 'public-key' as const },
    ...{ clientExtensionResults: {}, authenticatorAttachment: 'platform' as const },
  };
}

function clientData(
  type: string,
  challenge: string,
  { origin = TEST_PARTY.origin, crossOrigin = false, challenge: said = challenge }: Odd,
): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge: said, origin, crossOrigin }));
}

/** A public key of P-256 as COSE writes it: kty EC2, alg ES256, crv P-256, x, y. */
function coseKey(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  return cbor(
    new Map<number, unknown>([
      ...([
        [1, 2],
        [3, -7],
        [-1, 1],
      ] as const),
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ]),
  );
}

/** CBOR of whole numbers, texts, bytes and maps, each in its shortest form. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  if (!(value instanceof Map)) throw new Error('CBOR of this is not needed here.');
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, held]) => [cbor(key), cbor(held)])]);
}

function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.of((major << 5) | length);
  if (length < 256) return Buffer.of((major << 5) | 24, length);
  return Buffer.of((major << 5) | 25, length >> 8, length & 0xff);
}
