import { isUuid } from '@college-kiosk/kernel';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { load } from '../../../platform/graphql/loader.ts';
import { AccountLedgerLineType, AccountPartyType, JournalLineType } from '../../finance/index.ts';
import { suppliersById } from '../suppliers/queries.ts';
import { SupplierType } from './suppliers.types.ts';

const SUPPLIER = { nullable: true, description: 'The supplier whose it is; null for other parties.' };

/** Whose a balance is, where the party is a supplier: the books know them by their ids. */
@Resolver(() => AccountPartyType)
export class AccountPartyResolver {
  @FieldResolver(() => SupplierType, SUPPLIER)
  supplier(@Root() { party }: AccountPartyType, @Ctx() context: GraphContext) {
    return supplierOfParty(context, party);
  }
}

/** Whose a line of an entry is. */
@Resolver(() => JournalLineType)
export class JournalLineResolver {
  @FieldResolver(() => SupplierType, SUPPLIER)
  supplier(@Root() { party }: JournalLineType, @Ctx() context: GraphContext) {
    return supplierOfParty(context, party);
  }
}

/** Whose a line of a ledger is. */
@Resolver(() => AccountLedgerLineType)
export class AccountLedgerLineResolver {
  @FieldResolver(() => SupplierType, SUPPLIER)
  supplier(@Root() { party }: AccountLedgerLineType, @Ctx() context: GraphContext) {
    return supplierOfParty(context, party);
  }
}

async function supplierOfParty(context: GraphContext, party: string | null) {
  if (party === null || !isUuid(party)) return null;
  const found = await load(context, 'purchasing.supplier', (ids) => suppliersById(context.platform.db, ids), party);
  return found ?? null;
}
