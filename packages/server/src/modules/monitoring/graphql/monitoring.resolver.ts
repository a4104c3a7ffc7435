import { Ctx, Query, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { listIdentities } from '../queries.ts';
import { IdentityType } from './monitoring.types.ts';

@Resolver()
export class MonitoringResolver {
  @Query(() => [IdentityType], {
    description: 'Everything that must always add up, looked at every five minutes; what does not comes first.',
  })
  @Access(listIdentities)
  identities(@Ctx() context: GraphContext) {
    return listIdentities(context, {});
  }
}
