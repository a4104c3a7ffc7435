import { calendarDate } from '@college-kiosk/kernel';
import { seedExpenseCategories } from '../../modules/expenses/index.ts';
import { seedAccounts } from '../../modules/finance/index.ts';
import { organisations } from '../../modules/places/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { seedRates } from './seed-canteen.ts';

const ZONE = 'Asia/Kolkata';

/**
 * What an installation without the demo canteen begins with: its organisation, the chart of accounts, the rate of
 * canteen service and those of the usual packaged goods. Outlets, people, menu and stock are made in it.
 */
export async function seedBare(tx: Tx, at: Date, newId: () => string): Promise<void> {
  await tx.insert(organisations).values({
    ...{ id: newId(), name: 'Canteen', legalName: 'Canteen', currency: 'INR', zone: ZONE },
    ...{ taxProfile: 'REGULAR_5', stateCode: '32', pricesIncludeTax: true, roundsCash: true },
  });
  await seedRates(tx, calendarDate(at, ZONE));
  await seedAccounts(tx);
  await seedExpenseCategories(tx, newId);
}
