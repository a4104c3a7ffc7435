import { Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { NotADemo } from '../../modules/identity/index.ts';
import { isDemo } from '../../modules/places/index.ts';
import { noteDenial } from '../../platform/audit/denied-look.ts';
import { denial, holdsIn } from '../../platform/auth/actor.ts';
import { Access } from '../../platform/graphql/access.ts';
import type { GraphContext } from '../../platform/graphql/context.ts';
import { resultUnion } from '../../platform/graphql/refusal.ts';
import { DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { socket } from '../../platform/socket.ts';

/** Empties the schema and seeds it again, on the owner's connection; plugged by the process that has one. */
export const demoReset = socket<() => Promise<void>>('entry.demoReset');

@ObjectType({
  description: 'The demo canteen is as new. Sign in again: sessions and devices are new too.',
  simpleResolvers: true,
})
class DemoReset {
  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;
}

const ResetDemoResult = resultUnion('ResetDemoResult', 'That it was reset, or why not.', [DemoReset, NotADemo]);

@Resolver()
export class DemoResolver {
  @Mutation(() => ResetDemoResult, {
    description: 'Empties the demo canteen and fills it again. Refused anywhere else.',
  })
  @Access('outlet:manage')
  async resetDemo(@Ctx() context: GraphContext) {
    const { actor, platform } = context;
    await noteDenial(context, 'demo.reset', () => {
      // All outlets go with it.
      if (!holdsIn(actor, 'outlet:manage', null)) throw denial(actor, 'outlet:manage');
    });
    if (!(await isDemo(platform.db))) {
      return {
        __typename: 'NotADemo',
        code: 'NOT_A_DEMO',
        message: 'This is not the demo canteen: nothing was touched.',
      };
    }
    await platform.sockets.use(demoReset)();
    return { __typename: 'DemoReset', at: platform.clock.now() };
  }
}
