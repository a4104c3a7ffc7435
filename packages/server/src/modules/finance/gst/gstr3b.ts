import type { Money } from '@college-kiosk/kernel';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import {
  cellColumn as column,
  SHEET_FORMATS,
  type WrittenSheet,
  writeSheet,
} from '../../../platform/sheets/write-sheet.ts';
import { loweredBy } from './brought-forward.ts';
import { type GstMonth, gstAsk, gstMonthOf, totalOf } from './gst-month.ts';
import type { Taxed } from './outward.ts';
import { eachHead, type TaxByHead } from './set-off.ts';

/** A row of GSTR-3B as the form numbers it; a value or a tax that the form does not ask for is null. */
export interface ReturnRow {
  readonly part: string;
  readonly says: string;
  readonly taxable: Money | null;
  readonly tax: TaxByHead | null;
}

/** A month's GSTR-3B row by row, with what earlier months brought forward. Rules §1.9. */
export function gstr3bRows(month: GstMonth): ReturnRow[] {
  const { outward, exempt, nilRated, inward, credit, reversed, brought, settlement } = month;
  const taxed = (part: string, says: string, { taxable, ...heads }: Taxed) => ({
    part,
    says,
    taxable,
    tax: headsOf(heads),
  });
  const value = (part: string, says: string, taxable: Money) => ({ part, says, taxable, tax: null });
  const tax = (part: string, says: string, heads: TaxByHead) => ({ part, says, taxable: null, tax: headsOf(heads) });
  return [
    taxed('3.1 (a)', 'Taxed sales', outward),
    value('3.1 (b)', 'Zero-rated sales', 0),
    value('3.1 (c)', 'Exempt and nil-rated sales', exempt + nilRated),
    taxed('3.1 (d)', 'Received under reverse charge', inward.reverseCharge),
    value('3.1 (e)', 'Outside of GST', 0),
    ...interStateSales(month).map((row) => taxed('3.2', `To the unregistered in State ${row.placeOfSupply}`, row)),
    tax('4 (A)', 'Input tax', credit),
    tax('4 (B)', 'Given up again', reversed),
    tax(
      '4 (C)',
      'Net input tax',
      eachHead((head) => credit[head] - reversed[head]),
    ),
    value('5', 'Bought without tax, in the State', inward.untaxed.intraState),
    value('5', 'Bought without tax, from other States', inward.untaxed.interState),
    tax('', 'Credit brought forward', brought.credit),
    tax('', 'Given back earlier beyond what was charged', loweredBy(brought)),
    tax('6.1', 'Set off', settlement.used),
    tax('6.1', 'To pay in cash', settlement.payable),
    tax('6.1', 'To pay in cash, reverse charge', inward.reverseCharge),
    tax('', 'Left for later months', settlement.left),
  ];
}

/** What went to people without a registration in other States, State by State (table 3.2). */
export function interStateSales({ rates }: GstMonth): (Taxed & { readonly placeOfSupply: string })[] {
  const rows = rates.filter(({ registered, interState, rateBp }) => !registered && interState && rateBp > 0);
  return [...new Set(rows.map(({ placeOfSupply }) => placeOfSupply))].map((placeOfSupply) => {
    return { placeOfSupply, ...totalOf(rows.filter((row) => row.placeOfSupply === placeOfSupply)) };
  });
}

/** A month's GSTR-3B as a file of its rows. */
export const exportGstr3bSheet = query({
  name: 'finance.exportGstr3bSheet',
  permission: 'ledger:read',
  input: z.object({ ask: gstAsk, format: z.enum(SHEET_FORMATS) }),
  async handle(scope, { ask, format }): Promise<WrittenSheet> {
    const rows = gstr3bRows(await gstMonthOf(scope, ask)).map(({ tax, ...row }) => ({ ...row, ...tax }));
    return writeSheet(`gstr3b-${ask.gstin}-${ask.month.slice(0, 7)}`, format, COLUMNS, rows);
  },
});

const COLUMNS = [
  ...[column('table', 'text', 'part'), column('what', 'text', 'says'), column('value, ₹', 'money', 'taxable')],
  ...[column('IGST, ₹', 'money', 'igst'), column('CGST, ₹', 'money', 'cgst'), column('SGST, ₹', 'money', 'sgst')],
];

/** A month's GSTR-3B as the portal's offline tool takes it, with what was brought forward beside it. An export, not a filing. */
export const exportGstr3b = query({
  name: 'finance.exportGstr3b',
  permission: 'ledger:read',
  input: gstAsk,
  async handle(scope, ask): Promise<WrittenSheet> {
    const content = Buffer.from(`${JSON.stringify(gstr3bOf(await gstMonthOf(scope, ask)), null, 2)}\n`);
    return { fileName: `gstr3b-${ask.gstin}-${ask.month.slice(0, 7)}.json`, mediaType: 'application/json', content };
  },
});

/** `sup_details` (3.1), `inter_sup` (3.2), `itc_elg` (4) and `inward_sup` (5) of the portal; `brought_forward` is ours: there it is a ledger. */
export function gstr3bOf(month: GstMonth): object {
  const { gstin, from, outward, exempt, nilRated, inward, credit, reversed, brought } = month;
  const [year, number] = from.split('-');
  const none = { txval: 0, iamt: 0, camt: 0, samt: 0, csamt: 0 };
  const net = eachHead((head) => credit[head] - reversed[head]);
  return {
    ...{ gstin, ret_period: `${number}${year}` },
    sup_details: {
      ...{
        osup_det: amountsOf(outward),
        osup_zero: none,
        osup_nil_exmp: { ...none, txval: rupees(exempt + nilRated) },
      },
      ...{ isup_rev: amountsOf(inward.reverseCharge), osup_nongst: none },
    },
    inter_sup: {
      unreg_details: interStateSales(month).map(({ placeOfSupply, taxable, igst }) => {
        return { pos: placeOfSupply, txval: rupees(taxable), iamt: rupees(igst) };
      }),
      ...{ comp_details: [], uin_details: [] },
    },
    itc_elg: {
      ...{
        itc_avl: [{ ty: 'OTH', ...taxOf(credit) }],
        itc_rev: [{ ty: 'OTH', ...taxOf(reversed) }],
        itc_net: taxOf(net),
      },
    },
    inward_sup: {
      isup_details: [
        { ty: 'GST', inter: rupees(inward.untaxed.interState), intra: rupees(inward.untaxed.intraState) },
        { ty: 'NONGST', inter: 0, intra: 0 },
      ],
    },
    brought_forward: { credit: taxOf(brought.credit), given_back: taxOf(loweredBy(brought)) },
  };
}

const rupees = (paise: Money): number => paise / 100;
const headsOf = ({ igst, cgst, sgst }: TaxByHead): TaxByHead => ({ igst, cgst, sgst });

function taxOf({ igst, cgst, sgst }: TaxByHead) {
  return { iamt: rupees(igst), camt: rupees(cgst), samt: rupees(sgst), csamt: 0 };
}

function amountsOf({ taxable, ...tax }: Taxed) {
  return { txval: rupees(taxable), ...taxOf(tax) };
}
