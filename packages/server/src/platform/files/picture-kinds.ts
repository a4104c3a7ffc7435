const JPEG = [0xff, 0xd8, 0xff];
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * Whether bytes begin as a JPEG (ITU-T T.81 B.1.1.3), a PNG (W3C PNG 5.2) or a WebP (RFC 9649 §2.4): nothing else reaches the library
 * that reads pictures, which knows formats that can name other files.
 */
export function isPicture(bytes: Buffer): boolean {
  const begins = (signature: readonly number[]) => signature.every((byte, index) => bytes[index] === byte);
  const isWebp = bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP';
  return begins(JPEG) || begins(PNG) || isWebp;
}
