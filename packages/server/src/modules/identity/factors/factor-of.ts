import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Reader } from '../../../platform/db/database.ts';
import { passkeys } from '../passkeys/tables.ts';
import { recoveryCodes, totpFactors } from './tables.ts';

/** The authenticator app of a person that is on; null without one. */
export async function factorOf(db: Reader, userId: string) {
  const [factor] = await db
    .select()
    .from(totpFactors)
    .where(and(eq(totpFactors.userId, userId), isNotNull(totpFactors.confirmedAt)));
  return factor ?? null;
}

/** What a person has that proves them besides the password. */
export interface Factors {
  /** Whether an authenticator app is on. */
  readonly totp: boolean;
  readonly passkeys: number;
  /** Recovery codes that were not used yet. */
  readonly codesLeft: number;
}

/** What proves this person besides the password; one statement. */
export async function factorsOf(db: Reader, userId: string): Promise<Factors> {
  const [row] = await db.execute<{ totp: boolean; passkeys: number; codesLeft: number }>(sql`
    select exists (select from ${totpFactors} where ${totpFactors.userId} = ${userId}::uuid and ${totpFactors.confirmedAt} is not null) as totp,
      (select count(*)::int from ${passkeys} where ${passkeys.userId} = ${userId}::uuid) as passkeys,
      (select count(*)::int from ${recoveryCodes} where ${recoveryCodes.userId} = ${userId}::uuid and ${recoveryCodes.usedAt} is null) as "codesLeft"`);
  return row ?? { totp: false, passkeys: 0, codesLeft: 0 };
}

/** Whether a second factor is on: an authenticator app, or a passkey. Recovery codes alone are none. */
export function isOn({ totp, passkeys }: Factors): boolean {
  return totp || passkeys > 0;
}

/** What proves a second factor, as the schema names it. */
export type ProvedBy = 'TOTP' | 'PASSKEY' | 'RECOVERY_CODE';

/** By what this person’s second step can be done. */
export function provedBy({ totp, passkeys, codesLeft }: Factors): ProvedBy[] {
  return [
    ...(passkeys > 0 ? (['PASSKEY'] as const) : []),
    ...(totp ? (['TOTP'] as const) : []),
    ...(codesLeft > 0 ? (['RECOVERY_CODE'] as const) : []),
  ];
}

/** In a statement about an account, whether it has a second factor, by the column that holds its id. */
export function hasFactor(userId: PgColumn | SQL) {
  return sql<boolean>`(exists (select from ${passkeys} where ${passkeys.userId} = ${userId})
    or exists (select from ${totpFactors} where ${totpFactors.userId} = ${userId} and ${totpFactors.confirmedAt} is not null))`;
}
