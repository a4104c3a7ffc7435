import { and, desc, eq, isNull, or } from 'drizzle-orm';
import type { PersonalRecords } from '../../platform/personal/personal-records.ts';
import { mails } from './tables.ts';

/** Letters to the person, at former addresses too. */
export const mailRecords: readonly PersonalRecords[] = [
  {
    name: 'letters',
    columns: ['mails.recipient_email', 'mails.recipient_name', 'mails.user_id'],
    // Not those to another account that had this address before.
    read: (reader, { id, email }) =>
      reader
        .select()
        .from(mails)
        .where(or(eq(mails.userId, id), and(isNull(mails.userId), eq(mails.recipientEmail, email))))
        .orderBy(desc(mails.writtenAt)),
    async erase({ tx }, { id, email }) {
      await tx.delete(mails).where(or(eq(mails.userId, id), eq(mails.recipientEmail, email)));
    },
  },
];
