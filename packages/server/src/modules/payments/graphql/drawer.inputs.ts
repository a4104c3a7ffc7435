import { Field, InputType } from 'type-graphql';
import { MoneyScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import type { CashCount } from '../drawer/cash-count.ts';
import type { DrawerPurpose } from '../drawer/drawer.ts';
import { DrawerPurposeEnum } from './drawer.enums.ts';
import { CashCountType } from './drawer.types.ts';

const COMMAND = { description: 'Made by you: the same id again does nothing new.' };

@InputType({ description: 'A cash drawer of an outlet.' })
export class SaveDrawerInput {
  @Field(() => UuidScalar, COMMAND)
  commandId!: string;
  @Field(() => UuidScalar, { description: 'Made by you, or that of the drawer to change.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'The outlet.' })
  outletId!: string;
  @Field(() => String, { description: 'What it is called, 60 characters at most.' })
  name!: string;
  @Field(() => UuidScalar, { nullable: true, description: 'The till it stands at; null for a desk.' })
  deviceId?: string | null;
  @Field(() => Boolean, { description: 'Whether it can be opened.' })
  inUse!: boolean;
}

@InputType({ description: 'A drawer to be opened.' })
export class OpenDrawerInput {
  @Field(() => UuidScalar, { description: 'Made by you: the id of the session.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'The drawer.' })
  drawerId!: string;
  @Field(() => CashCountType, { description: 'What was counted into it.' })
  float!: CashCount;
}

@InputType({ description: 'Cash to put into an open drawer or to take out.' })
export class MoveDrawerCashInput {
  @Field(() => UuidScalar, { description: 'Made by you: the id of the movement.' })
  id!: string;
  @Field(() => UuidScalar, { description: 'The session.' })
  sessionId!: string;
  @Field(() => DrawerPurposeEnum, { description: 'What for: it says whether cash comes or goes.' })
  purpose!: DrawerPurpose;
  @Field(() => MoneyScalar, { description: 'How much, at most ₹10,00,000; 0 only without a sale.' })
  amount!: number;
  @Field(() => String, { description: 'In your words, 3 to 200 characters.' })
  reason!: string;
}

@InputType({ description: 'What was counted in a drawer.' })
export class CountDrawerInput {
  @Field(() => UuidScalar, COMMAND)
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The session.' })
  sessionId!: string;
  @Field(() => CashCountType, { description: 'What is there.' })
  count!: CashCount;
}

@InputType({ description: 'A counted session to be closed.' })
export class CloseDrawerInput {
  @Field(() => UuidScalar, COMMAND)
  commandId!: string;
  @Field(() => UuidScalar, { description: 'The session.' })
  sessionId!: string;
  @Field(() => String, { nullable: true, description: 'Where a difference comes from; needed beyond ₹10.' })
  reason?: string | null;
}
