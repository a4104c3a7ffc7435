import { EQUIPMENT_ACCOUNTS, PREPAID_ACCOUNT, RECKONED_ACCOUNTS } from '@college-kiosk/kernel';
import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

/** Whether something that was bought is booked on an account (`isBoughtOn`), as the database asks it. */
export function boughtOn(code: AnyPgColumn): SQL {
  const list = (codes: readonly string[]) => sql.raw(codes.map((one) => `'${one}'`).join(', '));
  return sql`(left(${code}, 1) in ('5', '6') or left(${code}, 2) in (${list(EQUIPMENT_ACCOUNTS)}) or ${code} = ${sql.raw(`'${PREPAID_ACCOUNT}'`)})
        and ${code} not in (${list(RECKONED_ACCOUNTS)})`;
}
