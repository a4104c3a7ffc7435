import { Field, InputType, registerEnumType } from 'type-graphql';
import { enumOf } from '../../../platform/graphql/enum.ts';
import { LocalDateScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { BOOKS } from '../books/book.ts';

const BookEnum = enumOf(BOOKS);
registerEnumType(BookEnum, { name: 'Book', description: 'A book that can be kept as a file.' });

@InputType({ description: 'Which book, of which days and whose.' })
export class BookInput {
  @Field(() => BookEnum, { description: 'Which.' })
  book!: keyof typeof BookEnum;
  @Field(() => LocalDateScalar, { description: 'The first business date; a trial balance does not look at it.' })
  from!: string;
  @Field(() => LocalDateScalar, { description: 'The last business date.' })
  to!: string;
  @Field(() => UuidScalar, { nullable: true, description: 'One outlet; without it, all you may see.' })
  outletId?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Of a ledger, its account; of the day book, only entries with a line on it.',
  })
  account?: string | null;
  @Field(() => String, { nullable: true, description: 'Of a ledger or the day book, only what is this party’s.' })
  party?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Of a ledger, whether the closing of the year of the last day is left out, as statements do.',
  })
  withoutClosing?: boolean | null;
}
