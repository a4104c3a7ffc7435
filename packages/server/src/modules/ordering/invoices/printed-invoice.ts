import type { PrintedFile } from '../../../platform/pdf/printed-file.ts';
import { renderPdf } from '../../../platform/pdf/render-pdf.ts';
import type { MadeOut } from './invoice-facts.ts';

/** A document as PDF. Throws UNAVAILABLE when too many are being made. */
export async function printedInvoice(made: MadeOut): Promise<PrintedFile> {
  const content = await renderPdf(new URL('./invoice-sheet.ts', import.meta.url), made);
  return { fileName: `${made.facts.number.replaceAll('/', '-')}.pdf`, mediaType: 'application/pdf', content };
}
