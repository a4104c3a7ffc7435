import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import { tillPins } from './tables.ts';

/** When one set one's own PIN; null without one. */
export const myPin = query({
  name: 'identity.myPin',
  permission: 'signed-in',
  input: z.object({}),
  async handle({ db, actor }) {
    const [pin] = await db
      .select({ setAt: tillPins.setAt })
      .from(tillPins)
      .where(eq(tillPins.userId, actor.id ?? ''));
    return { setAt: pin?.setAt ?? null };
  },
});
