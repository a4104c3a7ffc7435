import { eq } from 'drizzle-orm';
import type { PersonalRecords } from '../../platform/personal/personal-records.ts';
import { mails } from './tables.ts';

/** Letters to the person. */
export const mailRecords: readonly PersonalRecords[] = [
  {
    name: 'letters',
    columns: ['mails.recipient_email', 'mails.recipient_name'],
    read: (reader, { email }) => reader.select().from(mails).where(eq(mails.recipientEmail, email)),
    async erase({ tx }, { email }) {
      await tx.delete(mails).where(eq(mails.recipientEmail, email));
    },
  },
];
