import type { Tx } from '../../platform/db/database.ts';
import { accounts } from './tables.ts';

type Account = typeof accounts.$inferInsert;

/** Accounts with a sub-ledger: only the product posts to them (rules §2.1). */
const CONTROL = new Set([
  ...['1010', '1100', '1140', '1141', '1142', '1143', '1200', '1210', '1220', '1290', '1350'],
  ...['2100', '2110', '2120', '2300', '2305', '2310', '2330'],
]);

/** The chart of accounts every installation begins with. Rules §2.2. */
const CHART: Readonly<Record<Account['type'], Readonly<Record<string, string>>>> = {
  ASSET: {
    1010: 'Cash in drawer',
    1015: 'Safe / petty cash',
    1020: 'Bank current account',
    1030: 'Bank deposits in transit',
    1100: 'Accounts receivable',
    1140: 'Gateway clearing – Razorpay',
    1141: 'Gateway clearing – Stripe',
    1142: 'Gateway clearing – Cashfree',
    1143: 'Gateway clearing – other',
    1145: 'Coupon sponsor receivable',
    1200: 'Inventory – food & ingredients',
    1210: 'Inventory – packaged goods',
    1220: 'Inventory – packaging & consumables',
    1290: 'Goods in transit',
    1310: 'Input CGST',
    1311: 'Input SGST',
    1312: 'Input IGST',
    1320: 'Input GST – common, unapportioned',
    1350: 'Advances to suppliers',
    1360: 'Prepaid expenses',
    1500: 'Equipment & fixtures',
    1590: 'Accumulated depreciation',
  },
  LIABILITY: {
    2100: 'Accounts payable',
    2110: 'Goods received not invoiced',
    2120: 'Employee claims payable',
    2130: 'Accrued expenses',
    2210: 'Output CGST',
    2211: 'Output SGST',
    2212: 'Output IGST',
    2230: 'GST payable (net, cash)',
    2240: 'Reverse-charge GST payable',
    2250: 'Composition tax payable',
    2300: 'Customer wallet liability',
    2305: 'Gift card liability',
    2310: 'Loyalty deferred revenue',
    2330: 'Customer refunds payable',
    2340: 'Tips payable to staff',
    2350: 'TDS / withholding payable',
    2400: 'Loans',
  },
  EQUITY: {
    3100: 'Owner’s capital / share capital',
    3200: 'Drawings',
    3900: 'Retained earnings',
    3999: 'Opening balance equity',
  },
  INCOME: {
    4100: 'Food & beverage sales (prepared)',
    4120: 'Packaged goods sales',
    4130: 'Exempt sales',
    4150: 'Sales returns & refunds',
    4180: 'Discounts & coupons',
    4185: 'Loyalty redemption discount',
    4190: 'Loyalty points deferred',
    4195: 'Loyalty deferred revenue released',
    4197: 'Loyalty / wallet breakage',
    4900: 'Other income',
  },
  COGS: {
    5100: 'Cost of goods sold – food',
    5120: 'Cost of goods sold – packaged goods',
    5140: 'Packaging consumed',
    5150: 'Waste & spoilage',
    5160: 'Stock count variance',
    5190: 'Purchase price variance',
  },
  EXPENSE: {
    6100: 'Staff cost',
    6110: 'Staff meals',
    6200: 'Gas, power, water',
    6300: 'Rent / licence fee to college',
    6310: 'Payment gateway fees',
    6311: 'GST on gateway fees (not creditable)',
    6320: 'Repairs, cleaning, pest control',
    6330: 'Marketing & promotions',
    6340: 'Software & communication',
    6400: 'Depreciation',
    6500: 'Composition GST expense',
    6900: 'Cash over/short',
    6910: 'Rounding',
    6950: 'Chargeback / bad debt loss',
  },
};

/** Writes the chart of accounts that is not there yet; what an organisation called an account by then stays. Safe to repeat. */
export async function seedAccounts(tx: Tx): Promise<void> {
  const rows: Account[] = Object.entries(CHART).flatMap(([type, named]) =>
    Object.entries(named).map(([code, name]) => ({
      code,
      name,
      type: type as Account['type'],
      control: CONTROL.has(code),
      builtIn: true,
    })),
  );
  await tx.insert(accounts).values(rows).onConflictDoNothing();
}
