import { FieldResolver, Resolver, Root } from 'type-graphql';
import { MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { QuoteLine } from './order.types.ts';

@Resolver(() => QuoteLine)
export class QuoteLineResolver {
  @FieldResolver(() => MoneyScalar, { description: 'All taxes of this line together.' })
  tax(@Root() line: QuoteLine): number {
    return line.cgst + line.sgst + line.igst;
  }
}
