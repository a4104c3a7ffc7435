import { AppError, isRefusal } from '@college-kiosk/kernel';
import type { z } from 'zod';
import { z as schema } from 'zod';
import { type Command, type CommandScope, command } from '../../../platform/command/command.ts';
import type { CallContext } from '../../../platform/context.ts';
import { attemptWish, type Begun, openAttempt } from './attempts.ts';
import { collegeProvider, ProviderAway } from './college-provider.ts';
import { COLLEGE_AWAY, COLLEGE_OFF } from './refusals.ts';
import { collegeSettingsNow } from './settings.ts';

/** What is asked, and whether the provider could be reached: that is found out before there is any transaction. */
const begin = schema.object({ wish: attemptWish, isReached: schema.boolean() });

const beginSignIn = command({
  name: 'identity.beginCollegeSignIn',
  permission: 'public',
  input: begin,
  async handle(scope, { wish, isReached }) {
    if (!(await collegeSettingsNow(scope.tx)).isOn) return COLLEGE_OFF;
    return isReached ? openAttempt(scope, wish, null) : COLLEGE_AWAY;
  },
});

const beginLink = command({
  name: 'identity.beginCollegeLink',
  permission: 'signed-in',
  confirmed: true,
  input: begin,
  handle: (scope, input) => sendWhoIsHere(scope, input, false),
});

const beginConfirmation = command({
  name: 'identity.beginCollegeConfirmation',
  permission: 'signed-in',
  whileDue: true,
  input: begin,
  handle: (scope, input) => sendWhoIsHere(scope, input, true),
});

async function sendWhoIsHere(scope: CommandScope, { wish, isReached }: z.output<typeof begin>, confirms: boolean) {
  const { id: userId, session } = scope.actor;
  if (!(await collegeSettingsNow(scope.tx)).isOn) return COLLEGE_OFF;
  if (userId === null || session === null) throw new AppError('FORBIDDEN', 'This is done in a session of one’s own.');
  return isReached ? openAttempt(scope, wish, { userId, sessionId: session.id, confirms }) : COLLEGE_AWAY;
}

/** Gets the provider's metadata, then notes the attempt, then says where to go: no transaction waits for the network. */
function sending(inner: Command<typeof begin, Begun | typeof COLLEGE_OFF | typeof COLLEGE_AWAY>) {
  const run = async (context: CallContext, wish: z.input<typeof attemptWish>) => {
    const provider = context.platform.sockets.use(collegeProvider);
    const isReached = provider !== null && (await reaches(context, () => provider.reach()));
    const begun = await inner(context, { wish, isReached });
    if (isRefusal(begun)) return begun;
    if (provider === null) return COLLEGE_AWAY;
    return { url: await provider.authorizationUrl(begun.asked), browserToken: begun.browserToken };
  };
  return Object.assign(run, { spec: inner.spec });
}

async function reaches({ platform }: CallContext, look: () => Promise<void>): Promise<boolean> {
  try {
    await look();
    return true;
  } catch (error) {
    if (!(error instanceof ProviderAway)) throw error;
    platform.log.warn({ err: error }, 'the college’s sign-in cannot be reached');
    return false;
  }
}

/**
 * Sends somebody to the college to sign in: gives where, and the token of a cookie that binds the answer to this browser, for ten minutes.
 * Refuses COLLEGE_SIGN_IN_OFF and COLLEGE_UNAVAILABLE. Throws INVALID for a way back that is no path of the app.
 */
export const beginCollegeSignIn = sending(beginSignIn);

/** The same for somebody who is signed in and links their account with that of the college. */
export const beginCollegeLink = sending(beginLink);

/** The same for somebody who is signed in and confirms that it is them: they prove anew at the college who they are. */
export const beginCollegeConfirmation = sending(beginConfirmation);
