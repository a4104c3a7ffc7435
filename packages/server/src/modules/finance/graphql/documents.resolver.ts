import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { holds } from '../../../platform/auth/actor.ts';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { LocalDateScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { OutletType, outletViewById } from '../../places/index.ts';
import { documentsPage, readDocument } from '../documents/queries.ts';
import { buyerOf } from '../issue-document.ts';
import { creditNotesOf, documentsById, printsOf } from '../loaders.ts';
import {
  DocumentConnection,
  DocumentFormEnum,
  DocumentObjectType,
  DocumentPartyType,
  DocumentPrintType,
  DocumentTypeEnum,
} from './finance.types.ts';

@ArgsType()
class DocumentsArgs {
  @Field(() => UuidScalar, { nullable: true, description: 'One outlet; without it, all you may see.' })
  outletId?: string | null;
  @Field(() => DocumentTypeEnum, { nullable: true, description: 'Only invoices, or only credit notes.' })
  type?: keyof typeof DocumentTypeEnum | null;
  @Field(() => DocumentFormEnum, { nullable: true, description: 'Only those that are called so.' })
  form?: keyof typeof DocumentFormEnum | null;
  @Field(() => String, { nullable: true, description: 'Only this series: MCK1.' })
  series?: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'The first tax date.' })
  from?: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'The last tax date.' })
  to?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'A part of the number, or of the registration or name of whom it is made out to.',
  })
  search?: string | null;
  @Field(() => Int, { nullable: true, description: 'Documents on a page, at most 100; 50 unless said.' })
  first?: number | null;
  @Field(() => String, { nullable: true, description: 'The `endCursor` of the page before.' })
  after?: string | null;
}

@Resolver(() => DocumentObjectType)
export class DocumentsResolver {
  @Query(() => DocumentConnection, { description: 'Invoices and credit notes, the latest first.' })
  @Access(documentsPage)
  documents(@Ctx() context: GraphContext, @Args(() => DocumentsArgs) args: DocumentsArgs) {
    return documentsPage(context, args);
  }

  @Query(() => DocumentObjectType, {
    nullable: true,
    description: 'One invoice or credit note; null when there is none.',
  })
  @Access(readDocument)
  document(@Ctx() context: GraphContext, @Arg('id', () => UuidScalar, { description: 'The document.' }) id: string) {
    return readDocument(context, { id });
  }

  @FieldResolver(() => OutletType, { description: 'Where it was issued.' })
  outlet(@Root() document: DocumentObjectType, @Ctx() context: GraphContext) {
    return outletViewById(context, document.outletId);
  }

  @FieldResolver(() => DocumentPartyType, { description: 'Who issued it, as they were then.' })
  seller(@Root() { issuer }: DocumentObjectType) {
    const { legalName: name, address, gstin } = issuer;
    return { name, address, gstin };
  }

  @FieldResolver(() => DocumentPartyType, {
    nullable: true,
    description: 'Whom it is made out to, where they are registered and said so.',
  })
  buyer(@Root() document: DocumentObjectType) {
    return buyerOf(document);
  }

  @FieldResolver(() => DocumentObjectType, {
    nullable: true,
    description: 'The invoice that a credit note takes back.',
  })
  async original(@Root() { originalId }: DocumentObjectType, @Ctx() context: GraphContext) {
    if (originalId === null) return null;
    return (
      (await load(context, 'finance.document', (ids) => documentsById(context.platform.db, ids), originalId)) ?? null
    );
  }

  @FieldResolver(() => [DocumentObjectType], { description: 'The credit notes that take an invoice back.' })
  async creditNotes(@Root() { id }: DocumentObjectType, @Ctx() context: GraphContext) {
    return (await load(context, 'finance.creditNotes', (ids) => creditNotesOf(context.platform.db, ids), id)) ?? [];
  }

  @FieldResolver(() => [DocumentPrintType], {
    description: 'Each time it was made out, the original first; empty without ledger:read.',
  })
  async prints(@Root() { id, outletId }: DocumentObjectType, @Ctx() context: GraphContext) {
    if (!holds(context.actor, 'ledger:read', outletId)) return [];
    return (await load(context, 'finance.prints', (ids) => printsOf(context.platform.db, ids), id)) ?? [];
  }
}
