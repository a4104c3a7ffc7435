import { and, count, desc } from 'drizzle-orm';
import { z } from 'zod';
import { auditEntries } from '../../platform/audit/tables.ts';
import { query } from '../../platform/command/query.ts';
import { type Page, pageRequest, toPage } from '../../platform/graphql/connection.ts';
import { olderThan } from '../../platform/graphql/older-than.ts';
import { trailFilter, wantedRows } from './trail-filter.ts';

export type AuditEntry = typeof auditEntries.$inferSelect;

/** What was done, refused and denied, the latest first. Whoever holds the right in some outlets sees what was filed under those. */
export const auditTrail = query({
  name: 'admin.auditTrail',
  permission: 'audit:read',
  input: z.object({ filter: trailFilter, first: z.int().nullish(), after: z.string().nullish() }),
  async handle({ db, reach }, { filter, ...asked }): Promise<Page<AuditEntry>> {
    const page = pageRequest(asked, 2);
    const wanted = wantedRows(filter, reach);
    const rows = await db
      .select()
      .from(auditEntries)
      .where(and(wanted, olderThan(page.after, auditEntries.at, auditEntries.id)))
      .orderBy(desc(auditEntries.at), desc(auditEntries.id))
      .limit(page.limit);
    return toPage(
      rows,
      page,
      (row) => [row.at.toISOString(), row.id],
      (row) => row,
      async () => {
        const [row] = await db.select({ count: count() }).from(auditEntries).where(wanted);
        return row?.count ?? 0;
      },
    );
  },
});
