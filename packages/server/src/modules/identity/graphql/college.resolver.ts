import { isRefusal } from '@college-kiosk/kernel';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { resolveActor } from '../../../platform/auth/credentials.ts';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { beginCollegeConfirmation, beginCollegeLink, beginCollegeSignIn } from '../college/begin-college-sign-in.ts';
import { finishCollegeSignIn } from '../college/finish-college-sign-in.ts';
import { hasCollegeSignIn, myCollegeAccount, readCollegeSettings, tryCollege } from '../college/queries.ts';
import { changeCollegeSettings } from '../college/settings.ts';
import { unlinkCollegeAccount } from '../college/unlink-college-account.ts';
import { BeyondOwnRights } from './accounts.types.ts';
import * as college from './college.types.ts';
import { roleOf, roleSpelled } from './role-names.ts';
import { NotAdmittedYet, NotConfirmed, TooManySessions } from './sessions.types.ts';
import { forgetCaller, signInOrigin, welcome } from './signed-in.ts';

const BeginCollegeSignInResult = resultUnion('BeginCollegeSignInResult', 'Where the browser goes, or why nowhere.', [
  college.CollegeDoor,
  college.CollegeSignInOff,
  college.CollegeUnavailable,
]);
const FinishCollegeSignInResult = resultUnion(
  'FinishCollegeSignInResult',
  'Who is now signed in or what came of it, or why nobody is.',
  [
    college.CollegeSignedIn,
    college.CollegeSecondStep,
    college.CollegeRegistered,
    college.CollegeLinked,
    college.CollegeConfirmed,
    college.CollegeSignInOff,
    college.CollegeUnavailable,
    college.CollegeAttemptOver,
    college.CollegeAnswerRefused,
    college.CollegeEmailNotVerified,
    college.CollegeDomainRefused,
    college.CollegePersonUnknown,
    college.CollegeAccountClosed,
    college.CollegeLinkNeeded,
    college.CollegeAccountTaken,
    NotAdmittedYet,
    NotConfirmed,
    TooManySessions,
  ],
);
const ChangeCollegeSettingsResult = resultUnion('ChangeCollegeSettingsResult', 'What holds now, or why it stays.', [
  college.CollegeSettingsType,
  BeyondOwnRights,
  college.CollegeNotConfigured,
]);

@Resolver()
export class CollegeResolver {
  @Query(() => Boolean, { description: 'Whether the college signs people in here.' })
  @Access(hasCollegeSignIn)
  hasCollegeSignIn(@Ctx() context: GraphContext) {
    return hasCollegeSignIn(context, {});
  }

  @Mutation(() => BeginCollegeSignInResult, {
    description:
      'Sends a browser to the college to sign in. It comes back to our own page, which says `finishCollegeSignIn`; the answer sets a cookie that binds the two.',
  })
  @Access(beginCollegeSignIn)
  async beginCollegeSignIn(
    @Ctx() context: GraphContext,
    @Arg('input', () => college.BeginCollegeSignInInput) input: college.BeginCollegeSignInInput,
  ) {
    return sent(context, await beginCollegeSignIn(context, input));
  }

  @Mutation(() => BeginCollegeSignInResult, {
    description: 'The same to link the viewer’s account with that of the college.',
  })
  @Access(beginCollegeLink)
  async beginCollegeLink(
    @Ctx() context: GraphContext,
    @Arg('input', () => college.BeginCollegeSignInInput) input: college.BeginCollegeSignInInput,
  ) {
    return sent(context, await beginCollegeLink(context, input));
  }

  @Mutation(() => BeginCollegeSignInResult, {
    description:
      'The same to confirm that it is the viewer, as `confirmItsMe` does: they sign in at the college once more, wherever they are signed in there.',
  })
  @Access(beginCollegeConfirmation)
  async beginCollegeConfirmation(
    @Ctx() context: GraphContext,
    @Arg('input', () => college.BeginCollegeSignInInput) input: college.BeginCollegeSignInInput,
  ) {
    return sent(context, await beginCollegeConfirmation(context, input));
  }

  @Mutation(() => FinishCollegeSignInResult, {
    description:
      'Ends a sign-in by the college, once, in the browser that began it: opens a session and sets its cookie, links the account, or confirms that it is the viewer.',
  })
  @Access(finishCollegeSignIn)
  async finishCollegeSignIn(
    @Ctx() context: GraphContext,
    @Arg('response', () => String, {
      description: 'The query with which the browser came back: `code`, `state` and what else the provider says.',
    })
    response: string,
  ) {
    const where = signInOrigin(context, { client: null, installationId: null });
    const answer = await finishCollegeSignIn(context, { ...where, response, browserToken: context.collegeToken });
    context.setCollegeCookie(null);
    if (isRefusal(answer)) return reply('', answer, () => ({}));
    if ('registrationId' in answer) return { __typename: 'CollegeRegistered', ...answer };
    if ('challenge' in answer) return { __typename: 'CollegeSecondStep', ...answer };
    if ('confirmed' in answer) {
      forgetCaller(context);
      return { __typename: 'CollegeConfirmed', returnTo: answer.returnTo };
    }
    if ('linked' in answer) return { __typename: 'CollegeLinked', returnTo: answer.returnTo };
    return { __typename: 'CollegeSignedIn', returnTo: answer.returnTo, viewer: await welcome(context, answer) };
  }

  @Query(() => college.CollegeAccount, {
    nullable: true,
    description: 'The college account that signs the viewer in; null without one.',
  })
  @Access(myCollegeAccount)
  myCollegeAccount(@Ctx() context: GraphContext) {
    return myCollegeAccount(context, {});
  }

  @Mutation(() => Boolean, {
    description: 'Takes the link with the college account off; roles that it lent end. Always true.',
  })
  @Access(unlinkCollegeAccount)
  async unlinkCollegeAccount(@Ctx() context: GraphContext) {
    const done = await unlinkCollegeAccount(context, {});
    forgetCaller(context);
    return done;
  }

  @Query(() => college.CollegeSettingsType, { description: 'Whether and how the college signs people in.' })
  @Access(readCollegeSettings)
  collegeSettings(@Ctx() context: GraphContext) {
    return shown(context);
  }

  @Query(() => college.CollegeLook, {
    nullable: true,
    description: 'Looks, now, whether the college’s provider can be used; null where none is configured.',
  })
  @Access(tryCollege)
  tryCollege(@Ctx() context: GraphContext) {
    return tryCollege(context, {});
  }

  @Mutation(() => ChangeCollegeSettingsResult, {
    description: 'Sets whether and how the college signs people in. It counts at once.',
  })
  @Access(changeCollegeSettings)
  async changeCollegeSettings(
    @Ctx() context: GraphContext,
    @Arg('input', () => college.ChangeCollegeSettingsInput) input: college.ChangeCollegeSettingsInput,
  ) {
    const mappings = input.mappings.map((one) => ({ ...one, outletId: one.outletId ?? null, role: roleOf(one.role) }));
    // The roles are words to the schema; the door knows which there are.
    const wish = { ...input, mappings } as Parameters<typeof changeCollegeSettings>[1];
    const answer = await changeCollegeSettings(context, wish);
    // Others hear of it by its event; here it counts from the next request on.
    context.platform.sockets.use(resolveActor).forget(null);
    return reply('CollegeSettings', answer, () => shown(context));
  }
}

/** Lets the browser keep what binds the answer to it. */
function sent(context: GraphContext, answer: Awaited<ReturnType<typeof beginCollegeSignIn>>) {
  return reply('CollegeDoor', answer, ({ url, browserToken }) => {
    context.setCollegeCookie(browserToken);
    return { url };
  });
}

async function shown(context: GraphContext) {
  const settings = await readCollegeSettings(context, {});
  return { ...settings, mappings: settings.mappings.map((one) => ({ ...one, role: roleSpelled(one.role) })) };
}
