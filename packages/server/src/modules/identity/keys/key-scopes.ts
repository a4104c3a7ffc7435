import { z } from 'zod';
import { holdsIn } from '../../../platform/auth/actor.ts';
import { permissionRegistry } from '../../../platform/auth/permission.ts';
import { query } from '../../../platform/command/query.ts';

/** What whoever asks could let an API key do in an outlet or, with null, everywhere: the permissions held there. */
export const keyScopes = query({
  name: 'identity.keyScopes',
  permission: 'key:manage',
  input: z.object({ outletId: z.uuid().nullable() }),
  async handle({ actor, use }, { outletId }) {
    const held = use(permissionRegistry)
      .all()
      .filter(({ permission, isOfDevices }) => !isOfDevices && holdsIn(actor, permission, outletId));
    return held.map(({ permission, says, category }) => ({ permission, says, category }));
  },
});
