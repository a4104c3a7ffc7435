import { z } from 'zod';
import { query } from '../../platform/command/query.ts';
import { placeOf } from '../places/index.ts';
import { menuOf } from './menu-of.ts';

/** What an outlet offers, to anybody. Throws NOT_FOUND for an outlet that is none. */
export const readMenuOf = query({
  name: 'catalog.menu',
  permission: 'public',
  input: z.object({ outletId: z.uuid() }),
  async handle({ db }, { outletId }) {
    await placeOf(db, outletId);
    return menuOf(db, outletId);
  },
});
