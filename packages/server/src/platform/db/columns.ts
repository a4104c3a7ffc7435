import { bigint, customType, integer, timestamp } from 'drizzle-orm/pg-core';

/** Minor units (paise). Read as a safe integer; anything beyond is a broken invariant, not a rounding. */
export const money = () => bigint({ mode: 'number' });

/** Thousandths of the base unit (1 g = 1000). */
export const quantity = () => bigint({ mode: 'number' });

/** A point in time, stored with its zone. */
export const instant = () => timestamp({ withTimezone: true, mode: 'date', precision: 3 });

/** Minutes after local midnight, 0 to 1440. */
export const minuteOfDay = () => integer();

/** Which transaction wrote a row: ordered, never used again, and comparable with what a snapshot knows to be over. */
export const transactionId = customType<{ data: string }>({ dataType: () => 'xid8' });

/** Bytes as they are. */
export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
