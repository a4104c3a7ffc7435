import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { resolveActor } from '../../../platform/auth/credentials.ts';
import { Access, Entrance } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { reply, resultUnion } from '../../../platform/graphql/refusal.ts';
import { changeProfile } from '../accounts/change-profile.ts';
import { askForNewPassword } from '../links/ask-for-new-password.ts';
import { chooseNewPassword } from '../links/choose-new-password.ts';
import { PasswordTooWeak } from './accounts.types.ts';
import { Viewer } from './identity.types.ts';
import { AskForNewPasswordInput, ChooseNewPasswordInput, LinkOver, PasswordChosen } from './links.types.ts';
import { ChangeProfileInput } from './profile.types.ts';
import { viewerView } from './viewer-view.ts';

const ChooseNewPasswordResult = resultUnion('ChooseNewPasswordResult', 'That it counts, or why it does not.', [
  PasswordChosen,
  LinkOver,
  PasswordTooWeak,
]);

@Resolver()
export class LinksResolver {
  @Mutation(() => Boolean, {
    description:
      'Asks for a letter with a link by which a new password is chosen: good for half an hour, three an hour at most. Always true, whether the address has an account or not.',
  })
  @Access(askForNewPassword)
  @Entrance()
  askForNewPassword(
    @Ctx() context: GraphContext,
    @Arg('input', () => AskForNewPasswordInput) input: AskForNewPasswordInput,
  ) {
    return askForNewPassword(context, input);
  }

  @Mutation(() => ChooseNewPasswordResult, {
    description:
      'Chooses a new password by the link in a letter. It ends all sessions of the account and opens none: sign in next, with the second factor where there is one.',
  })
  @Access(chooseNewPassword)
  @Entrance()
  async chooseNewPassword(
    @Ctx() context: GraphContext,
    @Arg('input', () => ChooseNewPasswordInput) input: ChooseNewPasswordInput,
  ) {
    return reply('PasswordChosen', await chooseNewPassword(context, input), (chosen) => chosen);
  }

  @Mutation(() => Viewer, { description: 'Changes one’s own name, language, and how screens look.' })
  @Access(changeProfile)
  async changeProfile(@Ctx() context: GraphContext, @Arg('input', () => ChangeProfileInput) input: ChangeProfileInput) {
    await changeProfile(context, input);
    // Others hear of it by its event; here the next look already shows the new name.
    context.platform.sockets.use(resolveActor).forget(context.actor.id);
    return viewerView({ ...context, actor: await context.refreshActor() });
  }
}
