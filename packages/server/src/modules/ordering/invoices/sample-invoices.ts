import type { InvoiceFacts } from './invoice-facts.ts';

const line = (
  description: string,
  quantity: number,
  [gross, taxable, half]: readonly [number, number, number],
  more: Partial<InvoiceFacts['lines'][number]> = {},
): InvoiceFacts['lines'][number] => ({
  ...{ description, taxCode: '996333', taxKind: 'PREPARED', quantity: quantity * 1_000, gross, taxable, rateBp: 500 },
  ...{ cgst: half, sgst: half, igst: 0 },
  ...more,
});

/** Rules §1.5 A: dishes and packaged goods at two rates, prices with tax. */
export const GOLDEN_A: InvoiceFacts = {
  ...{ form: 'TAX_INVOICE', number: 'MCC1/2627/000042', issuedAt: '24-11-2026 12:30' },
  issuer: {
    ...{ name: 'Campus Canteen', legalName: 'St Thomas College Canteen Society', outlet: 'Main canteen' },
    ...{ address: 'College Road, Thrissur\nKerala 680001', gstin: '32AAACB1234C1ZO', stateCode: '32' },
    ...{ fssaiLicence: '11326007000123', taxProfile: 'REGULAR_5', pricesIncludeTax: true },
  },
  ...{ buyer: null, placeOfSupply: '32', token: 'A042', channel: 'COUNTER', original: null },
  lines: [
    line('Masala dosa (Regular; extra sambar)', 1, [6_000, 5_714, 143]),
    line('Tea (Regular)', 2, [2_400, 2_286, 57]),
    line('Veg puff (Regular)', 3, [4_500, 4_286, 107]),
    line('Cola (300 ml)', 1, [2_000, 1_428, 286], { taxCode: '22021010', taxKind: 'GOODS', rateBp: 4_000 }),
    line('Water (500 ml)', 1, [2_000, 1_904, 48], { taxCode: '2201', taxKind: 'GOODS' }),
  ],
  ...{ taxable: 15_618, tax: 1_282, roundOff: 0, total: 16_900 },
  tenders: [{ tender: 'CASH', amount: 16_900, tendered: 20_000, change: 3_100 }],
  link: 'https://canteen.example/invoices/01890000-0000-7000-8000-000000000042.Q2hlY2tlZEJ5SE1B',
};

/** The same, made out to a registered buyer of another State: the State it was served in counts (rules §1.3). */
export const TO_A_BUYER: InvoiceFacts = {
  ...GOLDEN_A,
  buyer: {
    gstin: '29AAGCB7383J1Z4',
    name: 'Nila Software Private Limited',
    address: '12 Residency Road\nBengaluru 560025',
  },
};

/** An institution's own canteen: what is cooked is exempt, what is packaged is not (rules §1.1). */
export const MIXED: InvoiceFacts = {
  ...GOLDEN_A,
  ...{ form: 'INVOICE_CUM_BILL_OF_SUPPLY', issuer: { ...GOLDEN_A.issuer, taxProfile: 'EXEMPT_EDU' } },
  lines: GOLDEN_A.lines.map((one) =>
    one.taxKind === 'PREPARED' ? { ...one, taxable: one.gross, rateBp: 0, cgst: 0, sgst: 0 } : one,
  ),
  ...{ taxable: 16_232, tax: 668, total: 16_900 },
};

const untaxed = (one: InvoiceFacts['lines'][number]) => ({ ...one, taxable: one.gross, rateBp: 0, cgst: 0, sgst: 0 });
const UNTAXED = { lines: GOLDEN_A.lines.map(untaxed), taxable: 16_900, tax: 0, total: 16_900 };

export const COMPOSITION: InvoiceFacts = {
  ...GOLDEN_A,
  ...UNTAXED,
  ...{ form: 'BILL_OF_SUPPLY', issuer: { ...GOLDEN_A.issuer, taxProfile: 'COMPOSITION' } },
};

export const UNREGISTERED: InvoiceFacts = {
  ...GOLDEN_A,
  ...UNTAXED,
  ...{ form: 'CASH_MEMO', issuer: { ...GOLDEN_A.issuer, taxProfile: 'UNREGISTERED', gstin: null } },
};

/** A union territory without a legislature, rounded in cash. */
export const UNION_TERRITORY: InvoiceFacts = {
  ...GOLDEN_A,
  ...{ placeOfSupply: '31', roundOff: -26, total: 4_700, taxable: 4_500, tax: 226 },
  lines: [line('Meals (Regular)', 1, [4_500, 4_500, 113])],
  tenders: [{ tender: 'CASH', amount: 4_700, tendered: 4_700, change: 0 }],
};

export const CREDIT_NOTE: InvoiceFacts = {
  ...GOLDEN_A,
  ...{ form: 'CREDIT_NOTE', number: 'MCC1R/2627/00003' },
  original: { number: 'MCC1/2627/000042', taxDate: '24-11-2026', reason: 'The kitchen ran out of dosa batter' },
  tenders: [{ tender: 'UPI', amount: 16_900, tendered: null, change: null }],
};
