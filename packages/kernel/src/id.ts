import { assert } from './fault.ts';

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function byteAt(bytes: Uint8Array, index: number): number {
  return bytes[index] as number;
}

/**
 * Makes a UUID version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then 74 random bits, so ids sort by their making.
 * @param nowMs the clock's milliseconds.
 * @param random fills the bytes it is given, e.g. `(bytes) => crypto.getRandomValues(bytes)`.
 * @throws Fault when the time does not fit 48 bits.
 */
export function uuidv7(nowMs: number, random: (bytes: Uint8Array) => Uint8Array): string {
  assert(Number.isSafeInteger(nowMs) && nowMs >= 0 && nowMs < 2 ** 48, 'the time of an id must fit 48 bits', { nowMs });
  const bytes = random(new Uint8Array(10));
  assert(bytes.length === 10, 'the random source must fill the bytes it is given', { length: bytes.length });
  const [a, b, c, d] = [byteAt(bytes, 0) & 0x0f, byteAt(bytes, 1), byteAt(bytes, 2) & 0x3f, byteAt(bytes, 3)];
  const time = nowMs.toString(16).padStart(12, '0');
  let rest = '';
  for (let index = 4; index < 10; index += 1) rest += hex[byteAt(bytes, index)];
  // Version 7 and variant 10 stand in the upper bits of the first and the third random byte.
  return `${time.slice(0, 8)}-${time.slice(8)}-${hex[a | 0x70]}${hex[b]}-${hex[c | 0x80]}${hex[d]}-${rest}`;
}

/** Whether a text is a UUID of any version (RFC 9562), in either case. The nil UUID is none: it names nothing. */
export function isUuid(text: string): boolean {
  return pattern.test(text);
}

/** The Unix milliseconds in a UUID version 7. The maker's clock wrote them: a hint, no proof. @throws Fault for any other text. */
export function uuidv7Time(id: string): number {
  assert(isUuid(id) && id[14] === '7', 'only a UUID version 7 holds a time', { id });
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
