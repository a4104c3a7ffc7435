import { desc, eq, or, sql } from 'drizzle-orm';
import type { PersonalRecords } from '../personal/personal-records.ts';
import { auditEntries } from './tables.ts';

/** What the person did, and what others did to their account. */
export const auditRecords: readonly PersonalRecords[] = [
  {
    name: 'auditTrail',
    columns: ['audit_entries.actor_id', 'audit_entries.actor_label', 'audit_entries.input', 'audit_entries.address'],
    async read(reader, { id, email }) {
      const { input } = auditEntries;
      const rows = await reader
        .select()
        .from(auditEntries)
        .where(
          or(
            eq(auditEntries.actorId, id),
            sql`${input}->>'accountId' = ${id}`,
            sql`${input}->>'id' = ${id}`,
            sql`lower(trim(${input}->>'email')) = ${email}`,
          ),
        )
        .orderBy(desc(auditEntries.sequence));
      return rows.map(({ transaction: _, ...row }) => row);
    },
    kept: 'The trail is sealed and cannot be changed: CGST Rules 2017 r. 56(8) and Companies (Accounts) Rules 2014 r. 3(1) want the log of every entry. It is held for that only (DPDP Act 2023 §8(7), §12(3); GDPR 17(3)(b) and (e)).',
  },
];
