import {
  ExpenseClaimLineResolver,
  ExpenseClaimPartsResolver,
  ExpenseClaimStepResolver,
} from './claim-parts.resolver.ts';
import { ExpenseClaimsResolver } from './claims.resolver.ts';
import { OwedPersonResolver, PersonOfLedgerLineResolver, PersonOfLineResolver } from './parties.resolver.ts';
import { ExpensePayingResolver } from './paying.resolver.ts';
import { PettyCashResolver } from './petty.resolver.ts';
import { PettyBoxPartsResolver, PettyCountPartsResolver, PettyVoucherPartsResolver } from './petty-parts.resolver.ts';
import { ExpenseDelegationResolver, ExpenseSetUpResolver } from './set-up.resolver.ts';

/** What expenses add to the schema. */
export const expensesResolvers = [
  ExpenseSetUpResolver,
  ExpenseDelegationResolver,
  ExpenseClaimsResolver,
  ExpenseClaimPartsResolver,
  ExpenseClaimLineResolver,
  ExpenseClaimStepResolver,
  ExpensePayingResolver,
  OwedPersonResolver,
  PersonOfLineResolver,
  PersonOfLedgerLineResolver,
  PettyCashResolver,
  PettyBoxPartsResolver,
  PettyVoucherPartsResolver,
  PettyCountPartsResolver,
] as const;
