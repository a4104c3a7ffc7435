import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { Page } from '../../../platform/graphql/connection.ts';
import { newestFirst } from '../../../platform/graphql/newest-first.ts';
import { type Document, documents, documentsById } from '../../finance/index.ts';
import { orders } from '../tables.ts';

/** The invoices and credit notes of what somebody ordered for themselves, the latest first. Never those of others. */
export const myReceipts = query({
  name: 'ordering.myReceipts',
  permission: 'order:see',
  input: z.object({ first: z.int().nullish(), after: z.string().nullish() }),
  async handle({ db, actor, reach }, asked): Promise<Page<Document>> {
    // A device or key orders for others: nothing of it is anybody's own.
    const mine = db
      .select({ id: orders.id })
      .from(orders)
      .where(
        and(eq(orders.placedBy, actor.kind === 'user' ? (actor.id ?? NOBODY) : NOBODY), eq(orders.channel, 'MOBILE')),
      );
    const page = await newestFirst(db, asked, {
      table: documents,
      at: 'issuedAt',
      of: and(
        inArray(documents.orderId, mine),
        reach === 'everywhere' ? undefined : inArray(documents.outletId, [...reach]),
      ),
      select: (where) => db.select().from(documents).where(where),
    });
    const whole = await documentsById(
      db,
      page.edges.map(({ node }) => node.id),
    );
    return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: whole.get(node.id) as Document })) };
  },
});

const NOBODY = '00000000-0000-0000-0000-000000000000';
