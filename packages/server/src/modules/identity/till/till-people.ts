import { z } from 'zod';
import { permissionRegistry } from '../../../platform/auth/permission.ts';
import { query } from '../../../platform/command/query.ts';
import { staffAtTill } from './staff-at-till.ts';

/** Who may take over a till of an outlet, by name. */
export const tillPeople = query({
  name: 'identity.tillPeople',
  permission: 'till:open',
  input: z.object({ outletId: z.uuid() }),
  async handle({ db, now, use, within }, { outletId }) {
    within(outletId);
    const people = await staffAtTill(db, { permissions: use(permissionRegistry), outletId, now });
    return people.map(({ id, name }) => ({ id, name }));
  },
});
