import { z } from 'zod';
import { permissionRegistry } from '../../../platform/auth/permission.ts';
import { query } from '../../../platform/command/query.ts';
import { staffAtTill } from './staff-at-till.ts';
import { tillOf } from './till-of.ts';

/** Who may take over the till that asks, by name. */
export const tillPeople = query({
  name: 'identity.tillPeople',
  permission: 'till:open',
  input: z.object({}),
  async handle({ db, actor, now, use }) {
    const { outletId } = tillOf(actor);
    const people = await staffAtTill(db, { permissions: use(permissionRegistry), outletId, now });
    return people.map(({ id, name }) => ({ id, name }));
  },
});
