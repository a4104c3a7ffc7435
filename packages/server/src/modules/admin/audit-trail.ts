import { z } from 'zod';
import { auditEntries } from '../../platform/audit/tables.ts';
import { query } from '../../platform/command/query.ts';
import type { Page } from '../../platform/graphql/connection.ts';
import { newestFirst } from '../../platform/graphql/newest-first.ts';
import { trailFilter, wantedRows } from './trail-filter.ts';

export type AuditEntry = typeof auditEntries.$inferSelect;

/** What was done, refused and denied, the latest first. Whoever holds the right in some outlets sees what was filed under those. */
export const auditTrail = query({
  name: 'admin.auditTrail',
  permission: 'audit:read',
  input: z.object({ filter: trailFilter, first: z.int().nullish(), after: z.string().nullish() }),
  async handle({ db, reach }, { filter, ...asked }): Promise<Page<AuditEntry>> {
    const wanted = wantedRows(filter, reach);
    return newestFirst(db, asked, {
      table: auditEntries,
      at: 'at',
      of: wanted,
      select: (where) => db.select().from(auditEntries).where(where),
    });
  },
});
