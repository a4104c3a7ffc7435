import { z } from 'zod';

// Bytes. In base64 it still fits the 512 KB of a request.
const FILE_MAX = 375_000;

/** A workbook or CSV as a caller sends it. */
export const sheetFile = z
  .base64()
  .max(Math.ceil(FILE_MAX / 3) * 4, 'The file has more than 375 KB. Split it and import the parts.');
