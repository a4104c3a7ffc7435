import { AppError } from './app-error.ts';
import { assert } from './fault.ts';

/** The sort keys of a row, in order: where the next page goes on. */
export type CursorPart = string | number;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const lengthMax = 2048;

/**
 * Makes the opaque cursor of a row from its sort keys: base64url (RFC 4648 §5, no padding) of a JSON array.
 * @throws Fault for a number JSON cannot hold.
 */
export function encodeCursor(parts: readonly CursorPart[]): string {
  for (const part of parts)
    assert(typeof part === 'string' || Number.isFinite(part), 'a cursor holds texts and numbers');
  // Escaping to ASCII keeps one character one byte.
  const json = JSON.stringify(parts).replace(/[\u0080-\uffff]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return toBase64Url(json);
}

/**
 * Reads a cursor back. Whoever holds one may have changed it: its parts are sort keys only and prove nothing.
 * @param arity how many parts this list's cursors have.
 * @throws AppError INVALID for anything encodeCursor would not have made for this arity.
 */
export function decodeCursor(text: string, arity: number): CursorPart[] {
  const parts = text.length <= lengthMax ? parse(fromBase64Url(text)) : null;
  if (!Array.isArray(parts) || parts.length !== arity || !parts.every(isPart)) {
    throw new AppError('INVALID', 'The cursor is not one this list gave out.');
  }
  return parts;
}

/** Rows on a page where nobody says how many. */
export const PAGE_SIZE = 50;

/**
 * How many rows a page holds.
 * @param first what was asked for; null and undefined take the fallback.
 * @throws AppError INVALID unless a whole number from 1 to max.
 */
export function pageSize(first: number | null | undefined, max = 100, fallback = PAGE_SIZE): number {
  const size = first ?? fallback;
  if (!Number.isInteger(size) || size < 1 || size > max) {
    throw new AppError('INVALID', `A page holds from 1 to ${max} rows.`, { details: { max } });
  }
  return size;
}

function isPart(part: unknown): part is CursorPart {
  return typeof part === 'string' || typeof part === 'number';
}

function parse(json: string | null): unknown {
  if (json === null) return null;
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function toBase64Url(ascii: string): string {
  let text = '';
  for (let i = 0; i < ascii.length; i += 3) {
    const bytes = [ascii.charCodeAt(i), ascii.charCodeAt(i + 1) || 0, ascii.charCodeAt(i + 2) || 0] as const;
    const bits = (bytes[0] << 16) | (bytes[1] << 8) | bytes[2];
    const characters = [18, 12, 6, 0].map((shift) => alphabet.charAt((bits >> shift) & 63));
    text += characters.slice(0, Math.min(ascii.length - i, 3) + 1).join('');
  }
  return text;
}

function fromBase64Url(text: string): string | null {
  let ascii = '';
  let bits = 0;
  let held = 0;
  for (const character of text) {
    const value = alphabet.indexOf(character);
    if (value < 0) return null;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    ascii += String.fromCharCode((bits >> held) & 0xff);
  }
  return ascii;
}
