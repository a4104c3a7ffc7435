import { generateKeyPairSync } from 'node:crypto';
import { type JWTHeaderParameters, SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { readAccessToken, signAccessToken } from './access-token.ts';
import { TokenKeys } from './token-keys.ts';

const keys = new TokenKeys([new Uint8Array(32).fill(1)]);
const now = new Date('2026-11-24T07:00:00.000Z');
const claims = {
  userId: '01890000-0000-7000-8000-000000000001',
  sessionId: '01890000-0000-7000-8000-000000000002',
  generation: 3,
};
const later = (ms: number, from = now) => new Date(from.getTime() + ms);
const sign = async (at = now, by = keys) => (await signAccessToken(by, claims, at)).token;
const refused = { code: 'UNAUTHENTICATED' };

/** A token as somebody else would make it: everything right but for what is said. */
function forged(
  said: {
    header?: Partial<JWTHeaderParameters>;
    payload?: Record<string, unknown>;
    key?: Parameters<SignJWT['sign']>[0];
  } = {},
) {
  const issued = Math.floor(now.getTime() / 1_000);
  const payload = {
    ...{ iss: 'urn:college-kiosk', aud: 'urn:college-kiosk:api', sub: claims.userId, sid: claims.sessionId },
    ...{ jti: `${claims.sessionId}.3`, iat: issued, nbf: issued, exp: issued + 600, client_id: 'first-party' },
    ...said.payload,
  };
  const { kid, privateKey } = keys.signing(now);
  const header = { alg: 'EdDSA', typ: 'at+jwt', kid, ...said.header };
  return new SignJWT(payload).setProtectedHeader(header).sign(said.key ?? privateKey);
}

test('a token says who it was made for, for ten minutes, and the same is made again', async () => {
  const { token, expiresAt } = await signAccessToken(keys, claims, now);
  expect(await readAccessToken(keys, token, later(599_000))).toEqual(claims);
  expect(expiresAt).toEqual(later(600_000));
  expect(await sign()).toBe(token);
  expect(await readAccessToken(keys, await forged(), now)).toEqual(claims);
});

test('one that is over says so, so that a program gets the next; the clocks of two processes may differ by seconds', async () => {
  const token = await sign();
  expect(await readAccessToken(keys, token, later(609_000))).toEqual(claims);
  await expect(readAccessToken(keys, token, later(611_000))).rejects.toMatchObject({
    ...{ code: 'UNAUTHENTICATED', details: { reason: 'TOKEN_EXPIRED' } },
  });
  expect(await readAccessToken(keys, token, later(-9_000))).toEqual(claims);
  await expect(readAccessToken(keys, token, later(-11_000))).rejects.toMatchObject(refused);
});

test.each<[string, Parameters<typeof forged>[0]]>([
  ['another kind of token', { header: { typ: 'JWT' } }],
  ['no kind', { header: { typ: undefined as never } }],
  ['another audience', { payload: { aud: 'urn:college-kiosk:quotes' } }],
  ['another issuer', { payload: { iss: 'urn:somebody' } }],
  ['no end', { payload: { exp: undefined } }],
  ['an end in ten years', { payload: { iat: 0, nbf: 0, exp: 2_000_000_000 } }],
  ['a time that has not come', { payload: { nbf: Math.floor(now.getTime() / 1_000) + 60 } }],
  ['no session', { payload: { sid: undefined } }],
  ['another session than its number says', { payload: { sid: claims.userId } }],
  ['a key of its own in the header', { header: { jwk: { kty: 'OKP' } as never } }],
  ['the address of a key', { header: { jku: 'https://attacker.example/keys' } }],
  ['a certificate', { header: { x5c: ['MII='] } }],
  ['a demand of its own', { header: { crit: ['b64'], b64: true } }],
  ['a key nobody has', { header: { kid: 'AAAAAAAAAAAA' } }],
  ['somebody else’s signature', { key: generateKeyPairSync('ed25519').privateKey }],
])('a token with %s is refused', async (_, said) => {
  await expect(forged(said).then((token) => readAccessToken(keys, token, now))).rejects.toMatchObject(refused);
});

test('a token of another algorithm is refused: none, or a public key taken for a secret', async () => {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const [, payload] = (await sign()).split('.');
  const { kid, publicKey } = keys.signing(now);
  for (const alg of ['none', 'None', 'NONE', '']) {
    const header = encode({ alg, typ: 'at+jwt', kid });
    await expect(readAccessToken(keys, `${header}.${payload}.`, now)).rejects.toMatchObject(refused);
    await expect(readAccessToken(keys, `${header}.${payload}.AA`, now)).rejects.toMatchObject(refused);
  }
  const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString();
  const confused = await forged({ header: { alg: 'HS256' }, key: new TextEncoder().encode(pem) });
  await expect(readAccessToken(keys, confused, now)).rejects.toMatchObject(refused);
});

test('a token that was touched anywhere, or is spelt in another way, is refused', async () => {
  const token = await sign();
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  for (let at = 0; at < token.length; at += 1) {
    if (token[at] === '.') continue;
    const other = letters[(letters.indexOf(token[at] ?? '') + 1) % letters.length];
    const touched = token.slice(0, at) + other + token.slice(at + 1);
    await expect(readAccessToken(keys, touched, now), touched).rejects.toMatchObject(refused);
  }
  for (const spelt of [
    `${token}=`,
    `${token}==`,
    ` ${token}`,
    `${token}\n`,
    token.replace('.', '..'),
    `${token}.`,
    '..',
    '',
  ]) {
    await expect(readAccessToken(keys, spelt, now), spelt).rejects.toMatchObject(refused);
  }
});

test('the same signature in its second spelling, with bits that nobody reads, is refused', async () => {
  // 64 bytes leave four bits over in the last letter.
  const token = await sign();
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const last = letters.indexOf(token.at(-1) ?? '');
  for (let bits = 1; bits < 16; bits += 1) {
    const twin = token.slice(0, -1) + letters[last + bits];
    expect(Buffer.from(twin.split('.')[2] ?? '', 'base64url')).toEqual(
      Buffer.from(token.split('.')[2] ?? '', 'base64url'),
    );
    await expect(readAccessToken(keys, twin, now)).rejects.toMatchObject(refused);
  }
});

test('keys follow one another and no request fails for it; a key is good no longer than it must be', async () => {
  const month = 30 * 24 * 3_600_000;
  const begins = new Date(Math.ceil(now.getTime() / month) * month);
  const [before, after] = [later(-1, begins), later(1, begins)];
  expect(keys.signing(before).kid).not.toBe(keys.signing(after).kid);
  const old = await sign(before);
  expect(await readAccessToken(keys, old, later(590_000, begins))).toEqual(claims);
  // A process that is some seconds ahead signs by the next key already.
  expect(await readAccessToken(keys, await sign(after), before)).toEqual(claims);
  expect(keys.verifying(keys.signing(before).kid, later(2 * month, begins))).toBeNull();
});

test('after a change of the secret, what the former one signed is believed while it is named, and not without', async () => {
  const [one, other] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
  const token = await sign(now, new TokenKeys([one]));
  expect(await readAccessToken(new TokenKeys([other, one]), token, now)).toEqual(claims);
  await expect(readAccessToken(new TokenKeys([other]), token, now)).rejects.toMatchObject(refused);
});
