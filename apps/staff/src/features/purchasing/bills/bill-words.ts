import { formatMoney, formatQuantity, type QuantityUnit, type Tone } from '@college-kiosk/ui';
import type { BillDecision, BillFinding, SupplierBillState } from '../../../gql/graphql.ts';
import { sayAmount } from '../../../shell/amounts.ts';

export const billWords: Readonly<Record<SupplierBillState, { label: string; tone: Tone }>> = {
  MATCHED: { label: 'Matched', tone: 'good' },
  HELD: { label: 'Held', tone: 'bad' },
  APPROVED: { label: 'Approved', tone: 'good' },
  SETTLED: { label: 'Settled with a debit note', tone: 'good' },
  SENT_BACK: { label: 'Sent back', tone: 'quiet' },
};

export const decisionWords: Readonly<Record<BillDecision, { press: string; done: string }>> = {
  APPROVE: { press: 'Approve as it is', done: 'Approved: it is owed as it says.' },
  DEBIT_NOTE: { press: 'Settle with a debit note', done: 'Settled: what is too much is asked back.' },
  SEND_BACK: { press: 'Send it back', done: 'Sent back: nothing is owed.' },
};

type Line = {
  readonly quantity: number;
  readonly unit: string;
  readonly baseQuantity: number;
  readonly billable: number;
  readonly price: number;
  readonly taxRate: number;
  readonly net: number;
  readonly agreedNet: number;
  readonly agreedTaxRate: number;
  readonly findings: readonly BillFinding[];
  readonly item: { readonly baseUnit: QuantityUnit };
};

/** Where a line differs, each in one sentence. */
export function findingsSaid(line: Line): string[] {
  return line.findings.map((finding) => {
    switch (finding) {
      case 'QUANTITY':
        return `Billed ${formatQuantity(line.baseQuantity, line.item.baseUnit)}, but only ${formatQuantity(line.billable, line.item.baseUnit)} came and were not billed yet.`;
      case 'PRICE':
        return priceSaid(line);
      case 'TAX':
        return `Billed with ${line.taxRate / 100} % tax, but it should be ${line.agreedTaxRate / 100} %.`;
      default:
        return finding satisfies never;
    }
  });
}

function priceSaid({ net, agreedNet, price, quantity, unit }: Line): string {
  const agreed = Math.round((agreedNet * 1_000) / quantity);
  const difference = Math.abs(net - agreedNet);
  const way = net > agreedNet ? 'more' : 'less';
  const said = (paise: number) => formatMoney(paise, { paiseAlways: true });
  return `Billed at ${said(price)} / ${unit}, agreed at ${said(agreed)} / ${unit}: ${said(difference)} ${way} for ${sayAmount(quantity, unit)}.`;
}

/** What the total is off by, in one sentence; null where it fits its lines. */
export function totalSaid(bill: { total: number; taxable: number; tax: number; totalIsOff: boolean }): string | null {
  if (!bill.totalIsOff) return null;
  const sum = bill.taxable + bill.tax;
  const way = bill.total > sum ? 'more' : 'less';
  return `The total is ${formatMoney(Math.abs(bill.total - sum), { paiseAlways: true })} ${way} than its lines, which come to ${formatMoney(sum, { paiseAlways: true })}.`;
}
