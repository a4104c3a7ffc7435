import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { resolveActor } from '../../../platform/auth/credentials.ts';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { changeSecuritySettings, readSecuritySettings } from '../factors/security-settings.ts';
import { ChangeSecuritySettingsInput, SecuritySettings } from './factors.types.ts';

@Resolver()
export class SecurityResolver {
  @Query(() => SecuritySettings, { description: 'How long sessions last, and who needs a second factor.' })
  @Access(readSecuritySettings)
  securitySettings(@Ctx() context: GraphContext) {
    return readSecuritySettings(context, {});
  }

  @Mutation(() => SecuritySettings, {
    description:
      'Sets how long sessions last and who needs a second factor. It counts at once. INVALID beyond the bounds.',
  })
  @Access(changeSecuritySettings)
  async changeSecuritySettings(
    @Ctx() context: GraphContext,
    @Arg('input', () => ChangeSecuritySettingsInput) input: ChangeSecuritySettingsInput,
  ) {
    // The roles are words to the schema; the door knows which there are.
    await changeSecuritySettings(context, input as Parameters<typeof changeSecuritySettings>[1]);
    // Others hear of it by its event; here it counts from the next request on.
    context.platform.sockets.use(resolveActor).forget(null);
    return readSecuritySettings(context, {});
  }
}
