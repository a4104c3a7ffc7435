import { isRefusal } from '@college-kiosk/kernel';
import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import type { CallContext } from '../../../platform/context.ts';
import type { from } from '../sessions/open-session.ts';
import { ATTEMPT_OVER, askedBy, takeAttempt } from './attempts.ts';
import { AnswerRefused, type Asked, collegeProvider, ProviderAway } from './college-provider.ts';
import { confirmByCollege } from './confirm-by-college.ts';
import { linkCollegeAccount } from './link-college-account.ts';
import type { Heard } from './person-let-in.ts';
import { signInByCollege } from './sign-in-by-college.ts';

const RESPONSE_LENGTH_MAX = 4_000;

const take = command({
  name: 'identity.takeCollegeAnswer',
  permission: 'public',
  input: z.object({ state: z.string().max(200), browserToken: z.string().max(200) }),
  mask: ['state', 'browserToken'],
  async handle(scope, input) {
    const attempt = await takeAttempt(scope, input);
    if (attempt === null) return ATTEMPT_OVER;
    const { actor } = scope;
    const { app, returnTo, endOldest, linksUserId, linksSessionId, confirms, createdAt: begunAt } = attempt;
    // Whoever links does so where they asked: else an answer of somebody else's would be linked to whoever is signed in now.
    if (linksUserId !== null && (actor.id !== linksUserId || actor.session?.id !== linksSessionId)) return ATTEMPT_OVER;
    return { app, returnTo, endOldest, links: linksUserId !== null, confirms, begunAt };
  },
});

type From = { readonly [Name in keyof typeof from]?: z.input<(typeof from)[Name]> };

/** What a browser came back with. */
interface Returned extends From {
  /** The query of the address at which it came back. */
  readonly response: string;
  /** Of its cookie; null where it has none. */
  readonly browserToken: string | null;
}

/**
 * Ends what was begun at the college: takes the attempt (once, by the browser that began it), then asks the provider, outside of any
 * transaction, then lets the person in, links their account, or notes that it is them. Refuses COLLEGE_ATTEMPT_OVER and all that `signInByCollege` and `confirmByCollege` do.
 */
export const finishCollegeSignIn = Object.assign(
  async (context: CallContext, { response, browserToken, ...where }: Returned) => {
    const said = response.slice(0, RESPONSE_LENGTH_MAX);
    const state = new URLSearchParams(said).get('state') ?? '';
    const taken = await take(context, { state, browserToken: browserToken ?? '' });
    if (isRefusal(taken)) return taken;
    const { returnTo, endOldest, links, confirms, begunAt } = taken;
    const outcome = await hear(context, said, askedBy(taken, state, browserToken ?? ''));
    if (confirms) return confirmByCollege(context, { ...outcome, returnTo, begunAt });
    if (links) return linkCollegeAccount(context, { ...outcome, returnTo });
    return signInByCollege(context, { ...outcome, returnTo, endOldest, ...where });
  },
  { spec: take.spec },
);

interface Outcome {
  readonly heard: Heard;
  /** What was wrong. */
  readonly why: string | null;
}

async function hear({ platform }: CallContext, response: string, asked: Asked): Promise<Outcome> {
  const provider = platform.sockets.use(collegeProvider);
  if (provider === null) return { heard: { is: 'AWAY' }, why: 'not configured' };
  try {
    const { issuer, claims } = await provider.hear(response, asked);
    return { heard: { is: 'VOUCHED', issuer, claims: { ...claims } }, why: null };
  } catch (error) {
    if (!(error instanceof ProviderAway || error instanceof AnswerRefused)) throw error;
    platform.log.warn({ err: error }, 'the college signed nobody in');
    return { heard: { is: error instanceof ProviderAway ? 'AWAY' : 'REFUSED' }, why: error.message };
  }
}
