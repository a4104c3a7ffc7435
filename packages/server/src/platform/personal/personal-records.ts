import type { Refusal } from '@college-kiosk/kernel';
import type { CommandScope } from '../command/spec.ts';
import type { Reader } from '../db/database.ts';

/** Somebody with an account, as their traces name them. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** Since when the account is there: what was said of its address before may be about another person. */
  readonly createdAt: Date;
  /** The registrations that became the account. */
  readonly registrationIds: readonly string[];
}

/** What one module keeps about a person: how it is read for them, and what becomes of it when they want to be forgotten. */
export interface PersonalRecords {
  /** The name of these records in an export. */
  readonly name: string;
  /** The columns, as `table.column`, that say whose a row is: a test asks that every such column is somebody’s. */
  readonly columns: readonly string[];
  /** Everything of the person; secrets (digests, hashes, seeds) are left out. */
  read(reader: Reader, person: Person): Promise<readonly object[]>;
  /** Why the person cannot be erased now; null when they can. It locks what could change that. */
  hindrance?(scope: CommandScope, person: Person): Promise<Refusal | null>;
  /** Removes the records, or takes the person out of them, in the transaction of the erasure. Absent: `kept` says why. */
  erase?(scope: CommandScope, person: Person): Promise<void>;
  /** Why records stay, and by which law. */
  readonly kept?: string;
}
