import Bowser from 'bowser';
import { and, desc, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import { placeInWords } from '../../../platform/http/country-of.ts';
import { isOver } from './limits.ts';
import { limitsFor } from './settings.ts';
import { sessions } from './tables.ts';

/** The person's own sessions that are open, the newest first. */
export const mySessions = query({
  name: 'identity.mySessions',
  permission: 'signed-in',
  input: z.object({}),
  async handle({ db, now, actor }) {
    const userId = actor.id ?? '';
    const rows = await db
      .select()
      .from(sessions)
      .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt)))
      .orderBy(desc(sessions.createdAt));
    const limits = await limitsFor(db, userId, now);
    return rows
      .filter((session) => session.expiresAt > now && !isOver(session, limits, now))
      .map(({ id, userAgent, address, country, createdAt, lastSeenAt }) => ({
        ...{ id, address, createdAt, lastSeenAt },
        device: deviceInWords(userAgent),
        place: placeInWords(country),
        isThisOne: id === actor.session?.id,
      }));
  },
});

/** “Chrome on Windows”, as far as the program says what it is. */
export function deviceInWords(userAgent: string | null): string {
  if (!userAgent?.trim()) return 'An unknown program';
  const { browser, os } = Bowser.parse(userAgent);
  if (!browser.name) return 'An unknown program';
  return os.name ? `${browser.name} on ${os.name}` : browser.name;
}
