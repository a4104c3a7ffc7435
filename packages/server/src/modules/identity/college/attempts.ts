import { refuse } from '@college-kiosk/kernel';
import { and, eq, gt, isNull, lt } from 'drizzle-orm';
import { z } from 'zod';
import { randomToken, tokenDigest } from '../../../platform/auth/credentials.ts';
import type { CommandScope } from '../../../platform/command/command.ts';
import type { Asked } from './college-provider.ts';
import { COLLEGE_APPS, type CollegeApp, type CollegeAttempt, collegeAttempts } from './tables.ts';

/** How long somebody may be at the college. */
export const ATTEMPT_MINUTES = 10;
/** How long one that is over is kept. */
const KEPT_MS = 3_600_000;

export const ATTEMPT_OVER = refuse(
  'COLLEGE_ATTEMPT_OVER',
  'This sign-in took too long, was used already, or began in another browser. Begin again.',
);

/** Where somebody comes from. A path of that app and nothing else: who signs in here is never led to another site. */
export const attemptWish = z
  .object({
    app: z.enum(COLLEGE_APPS),
    returnTo: z.string().max(500),
    /** That the oldest session shall end where one more is too many. */
    endOldest: z
      .boolean()
      .nullish()
      .transform((said) => said ?? false),
  })
  .refine(({ app, returnTo }) => isPathOf(app, returnTo), {
    path: ['returnTo'],
    error: 'This is no path of the app: it begins with /staff/ or /student/.',
  });

/** Whether it is a path of the app as browsers read it: `//` and `\` lead to other hosts, `..` out of the app. */
export function isPathOf(app: CollegeApp, path: string): boolean {
  const home = `/${app.toLowerCase()}/`;
  if (!path.startsWith(home) || /[\\\p{Cc}]/u.test(path)) return false;
  const read = new URL(path, 'https://here.invalid');
  return read.origin === 'https://here.invalid' && read.pathname.startsWith(home) && !read.pathname.includes('//');
}

/** What the browser is given: what to say to the provider, and the token of its cookie. */
export interface Begun {
  readonly asked: Asked;
  readonly browserToken: string;
}

/** Who is signed in and links their account, or confirms that it is them, in which session. */
interface Whose {
  readonly userId: string;
  readonly sessionId: string;
  readonly confirms: boolean;
}

/** Notes that somebody is sent to the college, for ten minutes, this browser, and once. */
export async function openAttempt(
  { tx, now, newId }: CommandScope,
  { app, returnTo, endOldest }: z.output<typeof attemptWish>,
  whose: Whose | null,
): Promise<Begun> {
  const [state, browserToken] = [randomToken(), randomToken()];
  await tx.delete(collegeAttempts).where(lt(collegeAttempts.expiresAt, new Date(now.getTime() - KEPT_MS)));
  await tx.insert(collegeAttempts).values({
    ...{
      id: newId(),
      stateDigest: tokenDigest(state),
      browserDigest: tokenDigest(browserToken),
      app,
      returnTo,
      endOldest,
    },
    ...{ linksUserId: whose?.userId ?? null, linksSessionId: whose?.sessionId ?? null },
    confirms: whose?.confirms ?? false,
    ...{ createdAt: now, expiresAt: new Date(now.getTime() + ATTEMPT_MINUTES * 60_000) },
  });
  return { asked: askedBy({ app, confirms: whose?.confirms ?? false }, state, browserToken), browserToken };
}

/** Uses an attempt; null for one that this browser did not begin, that is over, and for whoever comes second. */
export async function takeAttempt(
  { tx, now }: Pick<CommandScope, 'tx' | 'now'>,
  { state, browserToken }: { readonly state: string; readonly browserToken: string },
): Promise<CollegeAttempt | null> {
  const [taken] = await tx
    .update(collegeAttempts)
    .set({ spentAt: now })
    .where(
      and(
        eq(collegeAttempts.stateDigest, tokenDigest(state)),
        eq(collegeAttempts.browserDigest, tokenDigest(browserToken)),
        isNull(collegeAttempts.spentAt),
        gt(collegeAttempts.expiresAt, now),
      ),
    )
    .returning();
  return taken ?? null;
}

/** Nonce and verifier are made of what the browser holds, so whoever reads the database can finish nobody's sign-in. */
export function askedBy(
  { app, confirms }: Pick<CollegeAttempt, 'app' | 'confirms'>,
  state: string,
  browserToken: string,
): Asked {
  const made = (what: string) => tokenDigest(`${what}\n${browserToken}\n${state}`);
  return { app, state, nonce: made('nonce'), verifier: made('verifier'), anew: confirms };
}
