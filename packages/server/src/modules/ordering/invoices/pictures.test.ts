import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createCanvas } from '@napi-rs/canvas';
import { renderToBuffer } from '@react-pdf/renderer';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { MadeOut } from './invoice-facts.ts';
import invoiceSheet from './invoice-sheet.ts';
import { COMPOSITION, CREDIT_NOTE, GOLDEN_A, MIXED, TO_A_BUYER } from './sample-invoices.ts';

/** Pixels of the picture for a point of the paper. */
const SCALE = 1.4;
/** So much of a picture may look otherwise: edges of letters, by another version of what draws them. */
const DIFFERING_AT_MOST = 0.0005;
/** From which difference in grey on a pixel looks otherwise. */
const SEEN = 80;
const KEPT = new URL('./pictures/', import.meta.url);

interface Picture {
  readonly width: number;
  readonly height: number;
  /** A byte of grey a pixel. */
  readonly grey: Buffer;
}

const made = (facts: MadeOut['facts'], language: MadeOut['language'], paper: MadeOut['paper'], copy = 1): MadeOut => ({
  ...{ facts, language, paper, copy },
});

/** The pages of a document as pictures. Only what is in the file is drawn: no font of the machine takes part. */
async function picturesOf(of: MadeOut): Promise<Picture[]> {
  const data = new Uint8Array(await renderToBuffer(invoiceSheet(of)));
  const pdf = await getDocument({ data, disableFontFace: true, useSystemFonts: false, verbosity: 0 }).promise;
  const pictures: Picture[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const viewport = page.getViewport({ scale: SCALE });
    const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
    const canvas = createCanvas(width, height);
    const asked = { canvas: canvas as unknown as HTMLCanvasElement, viewport, background: '#fff' };
    await page.render(asked).promise;
    pictures.push({ width, height, grey: await greyOf(canvas.toBuffer('image/png')) });
  }
  await pdf.destroy();
  return pictures;
}

function greyOf(png: Buffer): Promise<Buffer> {
  return sharp(png).flatten({ background: '#fff' }).toColourspace('b-w').raw().toBuffer();
}

/** Which share of the pixels looks otherwise; all of them where the size differs. */
function differing(a: Picture, b: Picture): number {
  if (a.width !== b.width || a.height !== b.height) return 1;
  let count = 0;
  for (let at = 0; at < a.grey.length; at += 1) if (Math.abs((a.grey[at] ?? 0) - (b.grey[at] ?? 0)) > SEEN) count += 1;
  return count / a.grey.length;
}

/** The kept picture. Where there is none it is taken, and the test fails once: somebody looks at it before it counts. */
async function kept(name: string, picture: Picture): Promise<Picture> {
  const file = new URL(`${name}.png`, KEPT);
  if (!existsSync(file)) {
    mkdirSync(KEPT, { recursive: true });
    const raw = { width: picture.width, height: picture.height, channels: 1 } as const;
    writeFileSync(file, await sharp(picture.grey, { raw }).png({ palette: true, colours: 16, effort: 10 }).toBuffer());
    throw new Error(`There was no picture ${name}. It is taken: look at it, and run this again.`);
  }
  const png = readFileSync(file);
  const { width, height } = await sharp(png).metadata();
  return { width, height, grey: await greyOf(png) };
}

test.each([
  ['invoice-a4-en', made(TO_A_BUYER, 'en', 'A4')],
  ['mixed-a4-hi-duplicate', made(MIXED, 'hi', 'A4', 2)],
  ['credit-note-a4-ml', made(CREDIT_NOTE, 'ml', 'A4')],
  ['invoice-receipt-en', made(GOLDEN_A, 'en', 'RECEIPT')],
  ['composition-receipt-hi', made(COMPOSITION, 'hi', 'RECEIPT')],
  ['invoice-receipt-ml-duplicate', made(GOLDEN_A, 'ml', 'RECEIPT', 3)],
] as const)(
  '%s looks as it was kept',
  async (name, of) => {
    const pictures = await picturesOf(of);
    expect(pictures).toHaveLength(1);
    const [picture] = pictures as [Picture];
    expect(differing(picture, await kept(name, picture))).toBeLessThan(DIFFERING_AT_MOST);
  },
  60_000,
);

test('one figure of a paper that differs is seen', async () => {
  const [was] = (await picturesOf(made(GOLDEN_A, 'en', 'RECEIPT'))) as [Picture];
  const [is] = (await picturesOf(made({ ...GOLDEN_A, total: 16_800 }, 'en', 'RECEIPT'))) as [Picture];
  expect(differing(was, was)).toBe(0);
  expect(differing(was, is)).toBeGreaterThan(DIFFERING_AT_MOST);
}, 60_000);

test('a long document goes on, its header and its number on every page', async () => {
  const lines = Array.from({ length: 80 }, () => GOLDEN_A.lines[0] as (typeof GOLDEN_A.lines)[number]);
  const long = made({ ...GOLDEN_A, lines }, 'en', 'A4');
  const data = new Uint8Array(await renderToBuffer(invoiceSheet(long)));
  const pdf = await getDocument({ data, disableFontFace: true, verbosity: 0 }).promise;
  expect(pdf.numPages).toBeGreaterThan(2);
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    const words = items.map((item) => ('str' in item ? item.str : '')).join(' ');
    expect(words).toContain('HSN/SAC');
    expect(words).toContain(`${GOLDEN_A.number} · ${number}/${pdf.numPages}`);
  }
  await pdf.destroy();
}, 60_000);
