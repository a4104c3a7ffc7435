import { boolean, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../../../platform/db/columns.ts';

export const users = pgTable(
  'users',
  {
    id: uuid().primaryKey(),
    // Lower case.
    email: text().notNull(),
    name: text().notNull(),
    // argon2id in the PHC string format.
    passwordHash: text().notNull(),
    // The password was chosen by somebody else, who knows it: until it is changed the account can do nothing.
    passwordIsDue: boolean().notNull().default(false),
    disabledAt: instant(),
  },
  (row) => [unique('users_email').on(row.email)],
);

/** A role held everywhere (no outlet) or in one outlet. */
export const userRoles = pgTable(
  'user_roles',
  {
    id: uuid().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    role: text().notNull(),
    outletId: uuid(),
  },
  (row) => [unique('user_roles_once').on(row.userId, row.role, row.outletId).nullsNotDistinct()],
);
