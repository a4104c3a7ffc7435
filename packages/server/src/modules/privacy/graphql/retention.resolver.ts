import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { changeRetentionSettings, readRetentionSettings } from '../retention-settings.ts';
import { ChangeRetentionSettingsInput, RetentionSettings } from './privacy.types.ts';

@Resolver()
export class RetentionResolver {
  @Query(() => RetentionSettings, { description: 'For how long things are kept once they are over.' })
  @Access(readRetentionSettings)
  retentionSettings(@Ctx() context: GraphContext) {
    return readRetentionSettings(context, {});
  }

  @Mutation(() => RetentionSettings, {
    description:
      'Sets for how long things are kept once they are over; what was kept longer goes within the hour. INVALID beyond the bounds.',
  })
  @Access(changeRetentionSettings)
  async changeRetentionSettings(
    @Ctx() context: GraphContext,
    @Arg('input', () => ChangeRetentionSettingsInput, { description: 'The days.' }) input: ChangeRetentionSettingsInput,
  ) {
    await changeRetentionSettings(context, input);
    return readRetentionSettings(context, {});
  }
}
