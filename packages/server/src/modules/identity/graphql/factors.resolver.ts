import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { resolveActor } from '../../../platform/auth/credentials.ts';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { beginTotp } from '../factors/begin-totp.ts';
import { confirmTotp } from '../factors/confirm-totp.ts';
import { makeRecoveryCodes } from '../factors/make-recovery-codes.ts';
import { mySecondFactor } from '../factors/my-second-factor.ts';
import { removeSecondFactor } from '../factors/remove-second-factor.ts';
import { BegunTotp, FactorIsOn, NoFactor, RecoveryCodes, SecondFactor, SecondFactorOff } from './factors.types.ts';
import { WrongCode } from './sessions.types.ts';

const BeginTotpResult = resultUnion('BeginTotpResult', 'What the authenticator app needs, or why not.', [
  BegunTotp,
  FactorIsOn,
]);
const ConfirmTotpResult = resultUnion(
  'ConfirmTotpResult',
  'The recovery codes of the factor that is now on, or why not.',
  [RecoveryCodes, WrongCode, NoFactor],
);
const MakeRecoveryCodesResult = resultUnion('MakeRecoveryCodesResult', 'New recovery codes, or why none.', [
  RecoveryCodes,
  NoFactor,
]);
const RemoveSecondFactorResult = resultUnion('RemoveSecondFactorResult', 'That the second factor is off, or why not.', [
  SecondFactorOff,
  NoFactor,
]);

@Resolver()
export class FactorsResolver {
  @Query(() => SecondFactor, { description: 'How it stands with the viewer’s second factor.' })
  @Access(mySecondFactor)
  mySecondFactor(@Ctx() context: GraphContext) {
    return mySecondFactor(context, {});
  }

  @Mutation(() => BeginTotpResult, {
    description: 'Begins an authenticator app: nothing is on until `confirmTotp` hears a code of it.',
  })
  @Access(beginTotp)
  async beginTotp(@Ctx() context: GraphContext) {
    return reply('BegunTotp', await beginTotp(context, {}), (begun) => begun);
  }

  @Mutation(() => ConfirmTotpResult, {
    description: 'Switches the second factor on by a first code; the viewer’s other sessions end.',
  })
  @Access(confirmTotp)
  async confirmTotp(
    @Ctx() context: GraphContext,
    @Arg('code', () => String, { description: 'Six digits of the authenticator app. Spaces do not count.' })
    code: string,
  ) {
    const answer = await confirmTotp(context, { code });
    forget(context);
    return reply('RecoveryCodes', answer, (made) => made);
  }

  @Mutation(() => MakeRecoveryCodesResult, {
    description: 'Ten new recovery codes; the old ones are void, and the viewer’s other sessions end.',
  })
  @Access(makeRecoveryCodes)
  async makeRecoveryCodes(@Ctx() context: GraphContext) {
    const answer = await makeRecoveryCodes(context, {});
    forget(context);
    return reply('RecoveryCodes', answer, (made) => made);
  }

  @Mutation(() => RemoveSecondFactorResult, {
    description: 'Switches the authenticator app off; the viewer’s other sessions end.',
  })
  @Access(removeSecondFactor)
  async removeSecondFactor(@Ctx() context: GraphContext) {
    const answer = await removeSecondFactor(context, {});
    forget(context);
    return reply('SecondFactorOff', answer, (off) => off);
  }
}

/** Others hear of it by its event; here it counts from the next request on. */
function forget({ platform, actor }: GraphContext): void {
  platform.sockets.use(resolveActor).forget(actor.id);
}
