import { z } from 'zod';

const line = z.object({
  name: z.string(),
  /** What the supplier calls it. */
  code: z.string().nullable(),
  /** Thousandths of `unit`. */
  quantity: z.number(),
  unit: z.string(),
  price: z.number(),
  /** Basis points. */
  taxRate: z.number(),
  net: z.number(),
  tax: z.number(),
});

/** Everything that stands on the paper of a purchase order, as it was when it was written down. Amounts in paise. */
export const orderFacts = z.object({
  /** `PO/MC/12`. */
  number: z.string(),
  version: z.number(),
  /** How often it was sent again because it had been changed; 0 on what was written down before that was kept. */
  amendment: z.number().default(0),
  isApproved: z.boolean(),
  orderedOn: z.iso.date(),
  wantedOn: z.iso.date().nullable(),
  note: z.string().nullable(),
  buyer: z.object({
    name: z.string(),
    legalName: z.string(),
    outlet: z.string(),
    gstin: z.string().nullable(),
    fssaiLicence: z.string().nullable(),
  }),
  supplier: z.object({
    name: z.string(),
    contact: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    gstin: z.string().nullable(),
    paymentDays: z.number(),
  }),
  orderedBy: z.string(),
  approvedBy: z.string().nullable(),
  lines: z.array(line),
  net: z.number(),
  tax: z.number(),
  total: z.number(),
});

export type OrderFacts = z.output<typeof orderFacts>;

/** What the file of an order is called. */
export function orderFileName({ number }: Pick<OrderFacts, 'number'>): string {
  return `${number.replaceAll('/', '-')}.pdf`;
}
