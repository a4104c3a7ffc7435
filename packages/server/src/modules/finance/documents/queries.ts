import { and, eq, gte, ilike, inArray, lte, or, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Reach } from '../../../platform/auth/actor.ts';
import { query } from '../../../platform/command/query.ts';
import type { Page } from '../../../platform/graphql/connection.ts';
import { newestFirst } from '../../../platform/graphql/newest-first.ts';
import { type Document, documentsById, withDocumentLines } from '../loaders.ts';
import { documentForm, documents, documentType } from '../tables.ts';

/** Invoices and credit notes, the latest first. */
export const documentsPage = query({
  name: 'finance.documents',
  permission: 'ledger:read',
  input: z.object({
    outletId: z.uuid().nullish(),
    type: z.enum(documentType.enumValues).nullish(),
    form: z.enum(documentForm.enumValues).nullish(),
    series: z.string().trim().min(1).max(16).nullish(),
    from: z.iso.date().nullish(),
    to: z.iso.date().nullish(),
    // A part of the number, or of the registration or the name of whom it is made out to.
    search: z.string().trim().min(1).max(80).nullish(),
    first: z.int().nullish(),
    after: z.string().nullish(),
  }),
  async handle({ db, reach, within }, { outletId, type, form, series, from, to, search, ...asked }) {
    if (outletId) within(outletId);
    const of = and(
      ...placed(reach, outletId),
      type ? eq(documents.type, type) : undefined,
      form ? eq(documents.form, form) : undefined,
      series ? eq(documents.series, series.toUpperCase()) : undefined,
      from ? gte(documents.taxDate, from) : undefined,
      to ? lte(documents.taxDate, to) : undefined,
      search ? found(search) : undefined,
    );
    const page = await newestFirst(db, asked, {
      table: documents,
      at: 'issuedAt',
      of,
      select: (where) => db.select().from(documents).where(where),
    });
    const whole = await withDocumentLines(
      db,
      page.edges.map(({ node }) => node),
    );
    return {
      ...page,
      edges: page.edges.map(({ cursor }, at) => ({ cursor, node: whole[at] as Document })),
    } satisfies Page<Document>;
  },
});

/** One document, or null. Elsewhere there is none. */
export const readDocument = query({
  name: 'finance.document',
  permission: 'ledger:read',
  input: z.object({ id: z.uuid() }),
  async handle({ db, within }, { id }): Promise<Document | null> {
    const document = (await documentsById(db, [id])).get(id);
    if (!document) return null;
    within(document.outletId);
    return document;
  },
});

function found(search: string): SQL | undefined {
  const like = `%${search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return or(ilike(documents.number, like), ilike(documents.buyerGstin, like), ilike(documents.buyerName, like));
}

function placed(reach: Reach, outletId: string | null | undefined): SQL[] {
  if (outletId) return [eq(documents.outletId, outletId)];
  return reach === 'everywhere' ? [] : [inArray(documents.outletId, [...reach])];
}
