// R13, access tokens. Mutant that reddens it: modules/identity/tokens/access-token.ts takes any spelling, or any header.
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { exportJWK, SignJWT } from 'jose';
import { accountMaker, Program } from './programs.ts';
import type { Check } from './promise.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** Tokens that are none of ours, or no longer what we signed, put to a running product: each must be refused. */
export const jwt: Check = async ({ target, scale, say }) => {
  const product = await target();
  const people = await accountMaker(product);
  const program = new Program(product.url);
  const violations: string[] = [];
  let tried = 0;
  const expectSaid = async (what: string, authorization: string, wanted: string) => {
    const said = await program.whoIs(authorization);
    tried += 1;
    if (said !== wanted) violations.push(`${what}: ${said}`);
  };
  try {
    const { accessToken, refreshToken } = await program.signIn(await people.add());
    await expectSaid('an honest token', `Bearer ${accessToken}`, 'Viewer');
    const tokens = { ...(await forged(accessToken)), ...touched(accessToken, scale), 'a refresh token': refreshToken };
    for (const [what, token] of Object.entries(tokens)) await expectSaid(what, `Bearer ${token}`, 'UNAUTHENTICATED');
    await expectSaid('a key as an access token', `Bearer ${product.key}`, 'UNAUTHENTICATED');
    for (const scheme of ['Key', 'Device', 'bearer', 'Basic', 'Bearer ']) {
      await expectSaid(`an access token as ${scheme}`, `${scheme} ${accessToken}`, 'UNAUTHENTICATED');
    }
    await expectSaid('the honest token still', `Bearer ${accessToken}`, 'Viewer');
  } finally {
    await people.close();
  }
  say(`${tried} tokens were shown`);
  return { violations, figure: `${tried} tokens` };
};

/** The same words under another algorithm, kind or key. */
async function forged(token: string): Promise<Record<string, string>> {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const head = JSON.parse(Buffer.from(header, 'base64url').toString()) as Record<string, unknown>;
  const words = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const jwk = await exportJWK(publicKey);
  const sign = (extra: object, said = words) =>
    new SignJWT(said).setProtectedHeader({ ...head, alg: 'EdDSA', ...extra }).sign(privateKey);
  const secret = new TextEncoder().encode(String(head.kid).repeat(4));
  return {
    'none, unsigned': `${encoded({ ...head, alg: 'none' })}.${payload}.`,
    'none, signed': `${encoded({ ...head, alg: 'none' })}.${payload}.${signature}`,
    'None in other letters': `${encoded({ ...head, alg: 'nOnE' })}.${payload}.AA`,
    'an HMAC': await new SignJWT(words).setProtectedHeader({ ...head, alg: 'HS256' }).sign(secret),
    'another kind': `${encoded({ ...head, typ: 'JWT' })}.${payload}.${signature}`,
    'another signer': await sign({}),
    'a key in its header': await sign({ jwk }),
    'the address of a key': await sign({ jku: 'https://attacker.example/keys' }),
    'a certificate': await sign({ x5c: ['MIIB'] }),
    'a key nobody has': await sign({ kid: 'AAAAAAAAAAAA' }),
    'another person': `${header}.${encoded({ ...words, sub: randomUUID() })}.${signature}`,
    'another session': `${header}.${encoded({ ...words, sid: randomUUID() })}.${signature}`,
    'a longer life': `${header}.${encoded({ ...words, exp: Number(words.exp) + 3_600 })}.${signature}`,
  };
}

/** The token with one letter changed, everywhere at full scale, and in every second spelling that it has. */
function touched(token: string, scale: number): Record<string, string> {
  const step = Math.max(1, Math.round(1 / scale));
  const cases: Record<string, string> = { 'padding at its end': `${token}=`, 'a fourth part': `${token}.` };
  for (let at = 0; at < token.length; at += step) {
    const now = token.charAt(at);
    if (now === '.') continue;
    const other = LETTERS.charAt((LETTERS.indexOf(now) + 1) % LETTERS.length);
    cases[`letter ${at} changed`] = token.slice(0, at) + other + token.slice(at + 1);
  }
  const last = LETTERS.indexOf(token.slice(-1));
  // The last letter of 64 bytes carries two bits: four others of them are read as the same.
  for (let bits = 1; bits < 16; bits += 1) cases[`spelling ${bits}`] = token.slice(0, -1) + LETTERS.charAt(last + bits);
  return cases;
}
