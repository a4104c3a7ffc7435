import { stringify } from 'csv-stringify/sync';
import { desc } from 'drizzle-orm';
import { z } from 'zod';
import { auditEntries } from '../../platform/audit/tables.ts';
import { reachOf } from '../../platform/auth/actor.ts';
import { command } from '../../platform/command/command.ts';
import { changesInWords } from './told-changes.ts';
import { trailFilter, wantedRows } from './trail-filter.ts';

/** More is for a copy of the database. */
const ROWS_AT_MOST = 10_000;

const COLUMNS = [
  ...[
    'at',
    'command',
    'outcome',
    'reason',
    'entity',
    'entityId',
    'changes',
    'actorKind',
    'actorId',
    'actorLabel',
    'deviceId',
    'outletId',
  ],
  ...['address', 'country', 'repeated', 'requestId', 'input', 'id'],
] as const;

/**
 * A copy of rows of the trail as CSV, the latest first, ten thousand at most; that it was taken is in the trail itself. What a
 * spreadsheet would take for a formula is written as text (OWASP, CSV Injection). The person must have confirmed that it is them.
 */
export const copyAuditTrail = command({
  name: 'admin.copyAuditTrail',
  permission: 'audit:read',
  confirmed: true,
  input: z.object({ filter: trailFilter }),
  async handle({ tx, actor }, { filter }) {
    const rows = await tx
      .select()
      .from(auditEntries)
      .where(wantedRows(filter, reachOf(actor, 'audit:read')))
      .orderBy(desc(auditEntries.at), desc(auditEntries.id))
      .limit(ROWS_AT_MOST + 1);
    const copied = rows.slice(0, ROWS_AT_MOST).map((row) => ({
      ...row,
      at: row.at.toISOString(),
      input: row.input === null ? '' : JSON.stringify(row.input),
      changes: changesInWords(row.changes),
    }));
    const content = stringify(copied, { header: true, columns: [...COLUMNS], escape_formulas: true });
    return { content, rows: copied.length, isCut: rows.length > ROWS_AT_MOST };
  },
});
