import { z } from 'zod';
import { query } from '../../platform/command/query.ts';
import { placeKept } from '../places/index.ts';
import { menuOf } from './menu-of.ts';

/** What an outlet offers, to anybody. Throws NOT_FOUND for an outlet that is none. */
export const readMenuOf = query({
  name: 'catalog.menu',
  permission: 'public',
  input: z.object({ outletId: z.uuid() }),
  async handle({ db, ask }, { outletId }) {
    const [menu] = await Promise.all([menuOf(db, outletId, ask), placeKept(db, outletId, ask)]);
    return menu;
  },
});
