import { encode } from 'uqr';

/** A QR code as one path in a square of `size` units, a module to a unit, with the quiet zone that readers need (ISO/IEC 18004 §9.1). */
export function qrPath(text: string): { readonly size: number; readonly path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return { size, path };
}
