import { timingSafeEqual } from 'node:crypto';
import type { TokenKeys } from '../tokens/token-keys.ts';
import type { LinkPurpose } from './tables.ts';

const PREFIX = 'ln_';
const [ID_BYTES, CODE_BYTES] = [16, 32];

/** The token of a link. It is made anew whenever a letter is, and stored nowhere. */
export function linkToken(keys: TokenKeys, id: string, purpose: LinkPurpose): string {
  const [code] = keys.codes('link', `${purpose} ${id}`);
  return PREFIX + Buffer.concat([Buffer.from(id.replaceAll('-', ''), 'hex'), code]).toString('base64url');
}

/** The id of the link whose token this is; null for what we did not make for this purpose. */
export function linkOfToken(keys: TokenKeys, token: string, purpose: LinkPurpose): string | null {
  if (!token.startsWith(PREFIX)) return null;
  const body = token.slice(PREFIX.length);
  const bytes = Buffer.from(body, 'base64url');
  if (bytes.length !== ID_BYTES + CODE_BYTES || bytes.toString('base64url') !== body) return null;
  const hex = bytes.subarray(0, ID_BYTES).toString('hex');
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const code = bytes.subarray(ID_BYTES);
  return keys.codes('link', `${purpose} ${id}`).some((ours) => timingSafeEqual(ours, code)) ? id : null;
}
