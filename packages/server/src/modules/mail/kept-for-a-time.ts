import { sql } from 'drizzle-orm';
import type { KeptForATime } from '../../platform/personal/kept-for-a-time.ts';
import { mails } from './tables.ts';

/** Letters that were sent, were given up, or are of no use any more; `written_at` is for the index. */
export const mailKept: readonly KeptForATime[] = [
  {
    kind: 'SENT_LETTERS',
    table: mails,
    overBefore: (moment) => {
      const at = sql`${moment.toISOString()}::timestamptz`;
      return sql`${mails.writtenAt} < ${at} and coalesce(${mails.sentAt}, ${mails.givenUpAt}, ${mails.uselessAt}) < ${at}`;
    },
  },
];
