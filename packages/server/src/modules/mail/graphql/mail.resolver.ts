import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { UuidScalar } from '../../../platform/graphql/scalars.ts';
import { listMails, readLetter, readPost, stateOf } from '../queries.ts';
import { sendMailAgain } from '../send-mails.ts';
import type { Mail } from '../tables.ts';
import { LetterType, MailConnection, MailStateEnum, MailType, Post } from './mail.types.ts';

const view = (mail: Mail) => ({ ...mail, state: stateOf(mail) });

@Resolver()
export class MailResolver {
  @Query(() => MailConnection, { description: 'Letters by e-mail, the latest first.' })
  @Access(listMails)
  async mails(
    @Ctx() context: GraphContext,
    @Arg('state', () => MailStateEnum, { nullable: true, description: 'Only those of which this became.' })
    state?: keyof typeof MailStateEnum | null,
    @Arg('first', () => Int, { nullable: true, description: 'Letters on a page, at most 100; 50 unless said.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The `endCursor` of the page before.' })
    after?: string | null,
  ) {
    const page = await listMails(context, { state, first, after });
    return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: view(node) })) };
  }

  @Query(() => Post, { description: 'Whether letters leave the house, and how many do not.' })
  @Access(readPost)
  post(@Ctx() context: GraphContext) {
    return readPost(context, {});
  }

  @Query(() => LetterType, {
    description: 'What a kept letter says. In the demo only: it holds links for its recipient.',
  })
  @Access(readLetter)
  async letter(
    @Ctx() context: GraphContext,
    @Arg('mailId', () => UuidScalar, { description: 'The letter.' }) mailId: string,
  ) {
    const { mail, subject, text } = await readLetter(context, { mailId });
    return { id: mail.id, subject, text };
  }

  @Mutation(() => MailType, {
    description: 'Has a letter that was given up tried again, for another day; of others it changes nothing.',
  })
  @Access(sendMailAgain)
  async sendMailAgain(
    @Ctx() context: GraphContext,
    @Arg('mailId', () => UuidScalar, { description: 'The letter.' }) mailId: string,
  ) {
    return view(await sendMailAgain(context, { mailId }));
  }
}
