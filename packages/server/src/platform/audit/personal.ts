import { and, desc, eq, gte, inArray, or, sql } from 'drizzle-orm';
import type { PersonalRecords } from '../personal/personal-records.ts';
import { auditEntries } from './tables.ts';

/** What the person did, and what others did to their account: of those others it does not say who they were, or where. */
export const auditRecords: readonly PersonalRecords[] = [
  {
    name: 'auditTrail',
    columns: [
      ...['audit_entries.actor_id', 'audit_entries.actor_label', 'audit_entries.input', 'audit_entries.address'],
      ...['audit_entries.entity_id', 'audit_entries.changes'],
    ],
    async read(reader, { id, email, createdAt, registrationIds }) {
      const { actorId, at, changes, entityId, input } = auditEntries;
      const said = sql<string>`${input}->>'id'`;
      const address = sql`lower(trim(${input}->>'email'))`;
      const rows = await reader
        .select()
        .from(auditEntries)
        .where(
          or(
            eq(actorId, id),
            eq(entityId, id),
            sql`${changes} @> ${JSON.stringify([{ entity: 'account', id }])}::text::jsonb`,
            sql`${input}->>'accountId' = ${id}`,
            inArray(said, [id, ...registrationIds]),
            // Before, the address may have been another person's.
            and(eq(address, email), gte(at, createdAt)),
          ),
        )
        .orderBy(desc(auditEntries.sequence));
      return rows.map(({ transaction: _, ...row }) => (row.actorId === id ? row : ofOthers(row, id)));
    },
    kept: 'The trail is sealed and cannot be changed: CGST Rules 2017 r. 56(8) and Companies (Accounts) Rules 2014 r. 3(1) want the log of every entry. It is held for that only (DPDP Act 2023 §8(7), §12(3); GDPR 17(3)(b) and (e)).',
  },
];

/** What somebody else did to the account, and perhaps to others in the same breath: only what is about this person. */
function ofOthers<Row extends Pick<typeof auditEntries.$inferSelect, 'entityId' | 'changes'>>(row: Row, id: string) {
  const isAbout = row.entityId === id;
  return {
    ...row,
    ...{ actorId: null, actorLabel: null, address: null, country: null },
    ...{ entityId: isAbout ? id : null, changes: row.changes?.filter((change) => change.id === id) ?? null },
  };
}
