import { AppError } from '@college-kiosk/kernel';
import { resolveActor } from '../../../platform/auth/credentials.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import type { Cookie } from '../sessions/open-session.ts';
import type { SignInInput } from './sessions.types.ts';
import { viewerView } from './viewer-view.ts';

/** Where somebody signs in from. Throws INVALID for a program that does not say which copy it is. */
export function signInOrigin(
  { sessionToken, knownToken, userAgent, address }: GraphContext,
  { client, installationId }: Pick<SignInInput, 'client' | 'installationId'>,
) {
  if (client !== 'TOKEN')
    return { replaces: sessionToken, known: knownToken, userAgent, address, installationId: null };
  if (!installationId) throw new AppError('INVALID', 'installationId: a program says which copy of it signs in.');
  return { replaces: null, known: null, userAgent, address, installationId };
}

/** Sets the cookies of a session that has opened, and gives whose it is. */
export async function welcome(context: GraphContext, { token, expiresAt, known }: Cookie) {
  context.setSessionCookie(token, expiresAt);
  context.setKnownCookie(known);
  forgetCaller(context);
  const actor = await context.platform.sockets.use(resolveActor).resolve({ kind: 'session', token });
  return viewerView({ ...context, actor });
}

/** Others hear of what changed by its event; here it counts from the next request on. */
export function forgetCaller({ platform, actor }: GraphContext): void {
  if (actor.id !== null) platform.sockets.use(resolveActor).forget(actor.id);
}
