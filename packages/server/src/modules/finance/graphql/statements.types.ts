import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../../../platform/graphql/enum.ts';
import { LocalDateScalar, MoneyScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { STATEMENTS, type StatementColumn, type StatementName } from '../statements/columns.ts';
import { STATEMENT_LINE_KINDS, type StatementLine } from '../statements/lines.ts';

const StatementNameEnum = enumOf(STATEMENTS);
const StatementLineKindEnum = enumOf(STATEMENT_LINE_KINDS);
registerEnumType(StatementNameEnum, { name: 'StatementName', description: 'Which statement.' });
registerEnumType(StatementLineKindEnum, {
  name: 'StatementLineKind',
  description: 'A title, one account, the sum of the accounts before it, a result of the statement, or a remark.',
});

@InputType({ description: 'Which statement, of which days and outlets, beside which other days.' })
export class StatementInput {
  @Field(() => StatementNameEnum, { description: 'Which statement.' })
  statement!: StatementName;
  @Field(() => LocalDateScalar, { description: 'The first business date; a balance sheet does not look at it.' })
  from!: string;
  @Field(() => LocalDateScalar, { description: 'The last business date; of a balance sheet, at whose end.' })
  to!: string;
  @Field(() => UuidScalar, { nullable: true, description: 'One outlet; without it, all you may see.' })
  outletId?: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'The first day of what it is compared with.' })
  compareFrom?: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'The last day of it.' })
  compareTo?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether each outlet has a column too; 12 at most.' })
  byOutlet?: boolean | null;
}

@ObjectType('StatementColumn', { description: 'Whose figures a column holds, and of when.', simpleResolvers: true })
export class StatementColumnType {
  @Field(() => String, { description: '`period`, `comparison`, or the id of an outlet.' })
  key!: string;
  @Field(() => String, { description: 'What stands above it.' })
  label!: string;
  @Field(() => LocalDateScalar, {
    description: 'The first day; of a balance sheet, the first of the financial year.',
  })
  from!: string;
  @Field(() => LocalDateScalar, { description: 'The last day.' })
  to!: string;
  @Field(() => UuidScalar, { nullable: true, description: 'Its outlet; null for all you may see.' })
  outletId!: string | null;
}

@ObjectType('StatementLine', { description: 'A line of a statement.', simpleResolvers: true })
export class StatementLineType {
  @Field(() => String, { description: 'What it is, whatever the days: `gross-profit`, `4100`.' })
  key!: string;
  @Field(() => String, { description: 'In words.' })
  label!: string;
  @Field(() => StatementLineKindEnum, { description: 'What kind of line.' })
  kind!: keyof typeof StatementLineKindEnum;
  @Field(() => String, { nullable: true, description: 'The code of the account whose ledger it opens to.' })
  account!: string | null;
  @Field(() => [MoneyScalar], {
    description:
      'One for each column; none of a title. Costs are positive in profit and loss; cash that leaves is negative.',
  })
  amounts!: readonly number[];
  @Field(() => [Int], {
    nullable: 'items',
    description:
      'Of profit and loss, one for each column: basis points of net revenue, null where there was none. Otherwise empty.',
  })
  shares!: readonly (number | null)[];
}

@ObjectType('Statement', {
  description: 'Profit and loss, balance sheet or cash flow. The closing of a year is in none of its own year.',
  simpleResolvers: true,
})
export class StatementType {
  @Field(() => StatementNameEnum, { description: 'Which.' })
  statement!: StatementName;
  @Field(() => String, { description: 'Its title.' })
  title!: string;
  @Field(() => String, { description: 'Whose it is, and of when.' })
  of!: string;
  @Field(() => [StatementColumnType], { description: 'Its columns: the days, those beside them, each outlet.' })
  columns!: readonly StatementColumn[];
  @Field(() => [StatementLineType], { description: 'Its lines, in order.' })
  lines!: readonly StatementLine[];
}
