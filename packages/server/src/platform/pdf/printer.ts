import { renderToBuffer } from '@react-pdf/renderer';
import type { Sheet } from './sheet.ts';

/** The process that lays out one document and ends: asked with the module that makes it and its data. */
process.once('message', async ({ sheet, data }: { sheet: string; data: unknown }) => {
  try {
    const made = (await import(sheet)) as { default: Sheet<unknown> };
    process.send?.({ pdf: new Uint8Array(await renderToBuffer(made.default(data))) });
  } catch (error) {
    process.send?.({ error: (error as Error).stack });
  }
});
