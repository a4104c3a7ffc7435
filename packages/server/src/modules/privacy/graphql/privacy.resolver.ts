import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { resolveActor } from '../../../platform/auth/credentials.ts';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { LanguageEnum } from '../../../platform/graphql/language.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { DemoAccount, LastAdministrator } from '../../identity/index.ts';
import { eraseMyAccount } from '../erase-my-account.ts';
import { exportMyData } from '../export-my-data.ts';
import { giveConsent } from '../give-consent.ts';
import { myPrivacy } from '../my-privacy.ts';
import { setBirthYear } from '../set-birth-year.ts';
import { withdrawConsent } from '../withdraw-consent.ts';
import {
  AccountErased,
  AgeUnknown,
  ConsentGiven,
  ExportedData,
  GiveConsentInput,
  MyPrivacy,
  OpenOrder,
  SetBirthYearInput,
  TextChanged,
  UnderAge,
  WithdrawConsentInput,
} from './privacy.types.ts';

const GiveConsentResult = resultUnion('GiveConsentResult', 'That the person agreed, or why they cannot.', [
  ConsentGiven,
  TextChanged,
  AgeUnknown,
  UnderAge,
]);
const EraseMyAccountResult = resultUnion('EraseMyAccountResult', 'That the account is erased, or why not yet.', [
  AccountErased,
  OpenOrder,
  LastAdministrator,
  DemoAccount,
]);

@Resolver()
export class PrivacyResolver {
  @Query(() => MyPrivacy, { description: 'What the viewer decided about their data.' })
  @Access(myPrivacy)
  myPrivacy(
    @Ctx() context: GraphContext,
    @Arg('language', () => LanguageEnum, { description: 'The language of the texts.' })
    language: keyof typeof LanguageEnum,
  ) {
    return myPrivacy(context, { language });
  }

  @Mutation(() => GiveConsentResult, { description: 'Agrees to one purpose, by the text that was read.' })
  @Access(giveConsent)
  async giveConsent(
    @Ctx() context: GraphContext,
    @Arg('input', () => GiveConsentInput, { description: 'Which purpose and text.' }) input: GiveConsentInput,
  ) {
    return reply('ConsentGiven', await giveConsent(context, input), (given) => given);
  }

  @Mutation(() => Boolean, { description: 'Takes a consent back: the purpose stops at once. It is never refused.' })
  @Access(withdrawConsent)
  withdrawConsent(
    @Ctx() context: GraphContext,
    @Arg('input', () => WithdrawConsentInput, { description: 'Which purpose.' }) input: WithdrawConsentInput,
  ) {
    return withdrawConsent(context, input);
  }

  @Mutation(() => Boolean, {
    description: 'Says in which year the viewer was born. Consents that are not open to that age are taken back.',
  })
  @Access(setBirthYear)
  setBirthYear(
    @Ctx() context: GraphContext,
    @Arg('input', () => SetBirthYearInput, { description: 'The year.' }) input: SetBirthYearInput,
  ) {
    return setBirthYear(context, input);
  }

  @Mutation(() => ExportedData, {
    description:
      'A copy of everything that is kept about the viewer, one an hour: RATE_LIMITED. Asks for a recent `confirmItsMe`.',
  })
  @Access(exportMyData)
  exportMyData(@Ctx() context: GraphContext) {
    return exportMyData(context, {});
  }

  @Mutation(() => EraseMyAccountResult, {
    description:
      'Closes the viewer’s account for good and takes them out of all that no law holds. Asks for a recent `confirmItsMe`.',
  })
  @Access(eraseMyAccount)
  async eraseMyAccount(@Ctx() context: GraphContext) {
    const answer = await eraseMyAccount(context, {});
    return reply('AccountErased', answer, (erased) => {
      context.platform.sockets.use(resolveActor).forget(context.actor.id);
      context.setSessionCookie(null);
      return erased;
    });
  }
}
