import { desc, eq } from 'drizzle-orm';
import type { PersonalRecords } from '../../platform/personal/personal-records.ts';
import { linesByClaim } from './claims/queries.ts';
import { expenseClaims } from './claims/tables.ts';
import { pettyBoxes, pettyCounts, pettyVouchers } from './petty/tables.ts';

/** What somebody of the staff claimed, and paid out of petty cash. */
export const expensesRecords: readonly PersonalRecords[] = [
  {
    name: 'expenseClaims',
    columns: ['expense_claims.claimant_id', 'expense_payments.claimant_id'],
    async read(reader, { id }) {
      const claims = await reader
        .select()
        .from(expenseClaims)
        .where(eq(expenseClaims.claimantId, id))
        .orderBy(desc(expenseClaims.madeAt));
      const lines = await linesByClaim(
        reader,
        claims.map((claim) => claim.id),
      );
      return claims.map(({ decidedBy: _, decidedFor: __, ...claim }) => ({
        ...claim,
        lines: lines.get(claim.id) ?? [],
      }));
    },
    kept: 'Claims and their receipts stand behind the journal: CGST Act 2017 §36 and Companies Act 2013 §128(5) want them for years. They name the account by its id only.',
  },
  {
    name: 'pettyCash',
    columns: ['petty_boxes.custodian_id', 'petty_vouchers.custodian_id', 'petty_counts.custodian_id'],
    async read(reader, { id }) {
      const boxes = await reader.select().from(pettyBoxes).where(eq(pettyBoxes.custodianId, id));
      const vouchers = await reader
        .select()
        .from(pettyVouchers)
        .where(eq(pettyVouchers.custodianId, id))
        .orderBy(desc(pettyVouchers.madeAt));
      const counts = await reader.select().from(pettyCounts).where(eq(pettyCounts.custodianId, id));
      return [
        ...boxes.map((box) => ({ box })),
        ...counts.map(({ countedBy: _, ...count }) => ({ count })),
        ...vouchers.map(({ decidedBy: _, reversedBy: __, ...voucher }) => ({ voucher })),
      ];
    },
    kept: 'Vouchers and their receipts stand behind the journal: CGST Act 2017 §36 and Companies Act 2013 §128(5) want them for years. They name the account by its id only.',
  },
];
