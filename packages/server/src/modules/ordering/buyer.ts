import { type GstinFault, gstinFault, type Refusal, refuse } from '@college-kiosk/kernel';
import { z } from 'zod';
import type { Buyer } from '../finance/index.ts';
import type { orders } from './tables.ts';

/** What somebody says of a registered buyer; the registration is looked at by `buyerInvalid`. */
export const buyerSaid = z.object({
  gstin: z
    .string()
    .max(40)
    .transform((said) => said.replace(/\s/g, '').toUpperCase()),
  name: z.string().trim().min(1, 'Whom the invoice is made out to.').max(120),
  address: z.string().trim().min(1, 'Their address: an invoice that counts for tax names it.').max(300),
});

const SAYS: Readonly<Record<GstinFault, string>> = {
  FORM: 'A GSTIN has fifteen capitals and digits, like 32AAACB1234C1ZO. Look at it again.',
  STATE: 'A GSTIN begins with the two digits of a State, and no State has these. Look at it again.',
  CHECK_CHARACTER: 'One character of the GSTIN is wrong: its last one does not fit the others. Look at it again.',
};

/** BUYER_GSTIN_INVALID, and what is wrong (rules §1.7), or null: nobody can book an invoice made out to such a registration. */
export function buyerInvalid({ gstin }: Pick<Buyer, 'gstin'>): Refusal | null {
  const wrong = gstinFault(gstin);
  return wrong && refuse('BUYER_GSTIN_INVALID', SAYS[wrong], { wrong });
}

/** A buyer as an order keeps them; nobody leaves all three empty. */
export function buyerColumns(
  buyer: Buyer | null,
): Pick<typeof orders.$inferSelect, 'buyerGstin' | 'buyerName' | 'buyerAddress'> {
  return { buyerGstin: buyer?.gstin ?? null, buyerName: buyer?.name ?? null, buyerAddress: buyer?.address ?? null };
}
