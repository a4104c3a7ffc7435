import { asc } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import { addressRules } from './tables.ts';

/** Networks that are let in or kept out, by network. */
export const listAddressRules = query({
  name: 'identity.addressRules',
  permission: 'security:read',
  input: z.object({}),
  handle: ({ db }) => db.select().from(addressRules).orderBy(asc(addressRules.network), asc(addressRules.id)),
});
