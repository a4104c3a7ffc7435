import { refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import type { QueryScope } from '../../../platform/command/query.ts';
import type { Reader } from '../../../platform/db/database.ts';
import type { Document } from '../../finance/index.ts';
import type { Order } from '../order.ts';
import { mineOrHolds } from '../ownership.ts';
import { PAPER_LANGUAGES, type PaperLanguage } from './invoice-facts.ts';
import { documentWithOrder } from './read-invoice-facts.ts';

/** What somebody says who wants a document made out. */
export const paperAsked = {
  commandId: z.uuid(),
  documentId: z.uuid(),
  paper: z.enum(['A4', 'RECEIPT']),
  language: z.string().trim().min(1).max(20),
};

/** The document, for whoever placed its order or sees every order of the outlet. To anybody else it does not exist. */
export async function documentFor(
  reader: Reader,
  { actor, within }: Pick<QueryScope, 'actor' | 'within'>,
  documentId: string,
): Promise<{ readonly document: Document; readonly order: Order }> {
  const found = await documentWithOrder(reader, documentId);
  within(found.document.outletId);
  mineOrHolds(actor, found.order, 'order:read');
  return found;
}

/** The language, or LANGUAGE_UNKNOWN with those there are. */
export function languageAsked(said: string) {
  const language = PAPER_LANGUAGES.find((one) => one === said.toLowerCase());
  const known = PAPER_LANGUAGES.join(', ');
  return (
    language ??
    refuse('LANGUAGE_UNKNOWN', `No paper speaks this language. Choose one of ${known}.`, { languages: PAPER_LANGUAGES })
  );
}

/** Tells a language from a refusal. */
export function isLanguage(answer: ReturnType<typeof languageAsked>): answer is PaperLanguage {
  return typeof answer === 'string';
}
