import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import type { CallContext } from '../../../platform/context.ts';
import type { PrintedFile } from '../../../platform/pdf/printed-file.ts';
import { countPrint } from '../../finance/index.ts';
import type { MadeOut, PaperLanguage } from './invoice-facts.ts';
import { invoiceHtml } from './invoice-html.ts';
import { linkMaker } from './invoice-link.ts';
import { documentFor, isLanguage, languageAsked, paperAsked } from './paper-asked.ts';
import { printedInvoice } from './printed-invoice.ts';
import { readInvoiceFacts } from './read-invoice-facts.ts';

/** A document as it was counted: it is laid out afterwards, outside of the transaction. */
export interface CountedPrint {
  readonly documentId: string;
  readonly copy: number;
  readonly paper: MadeOut['paper'];
  readonly format: 'PDF' | 'HTML';
  readonly language: PaperLanguage;
}

/**
 * Makes an invoice or credit note out once more, and counts it: the first is the original, all others are marked DUPLICATE with their
 * count (rules §1.6). Said again it is the same copy. Refuses LANGUAGE_UNKNOWN. Throws NOT_FOUND.
 */
export const printInvoice = command({
  name: 'ordering.printInvoice',
  permission: 'invoice:print',
  input: z.object({ ...paperAsked, format: z.enum(['PDF', 'HTML']) }),
  about: ({ documentId }) => ({ entity: 'document', id: documentId }),
  once: ({ commandId }) => commandId,
  async handle(scope, { commandId: id, documentId, paper, format, ...asked }) {
    await documentFor(scope.tx, scope, documentId);
    const language = languageAsked(asked.language);
    if (!isLanguage(language)) return language;
    const copy = await countPrint(scope, { id, documentId, paper, medium: format, language });
    return { documentId, copy, paper, format, language } satisfies CountedPrint;
  },
});

/** The file of a copy that was counted. Throws UNAVAILABLE when too many are being made; it is not counted again when it is said again. */
export async function layOutInvoice(
  { platform }: CallContext,
  { documentId, copy, paper, format, language }: CountedPrint,
): Promise<PrintedFile> {
  const links = linkMaker((socket) => platform.sockets.use(socket));
  const made: MadeOut = { facts: await readInvoiceFacts(platform.db, documentId, links), copy, language, paper };
  if (format === 'PDF') return printedInvoice(made);
  return { fileName: fileNameOf(made), mediaType: 'text/html', content: Buffer.from(invoiceHtml(made)) };
}

function fileNameOf({ facts }: MadeOut): string {
  return `${facts.number.replaceAll('/', '-')}.html`;
}
