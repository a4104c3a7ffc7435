import { sayRupees } from '@college-kiosk/kernel';
import type { InvoiceFacts } from './invoice-facts.ts';
import { escaped } from './invoice-html.ts';
import { PAPER_WORDS } from './paper-words.ts';

const STYLE = `
  :root { color-scheme: light dark; --paper: #fbfaf6; --ink: #1b1f23; --quiet: #5b636b; --card: #fff; --line: #e3e0d6; --leaf: #1f6f4a }
  @media (prefers-color-scheme: dark) { :root { --paper: #14181b; --ink: #eef0ee; --quiet: #a9b2b0; --card: #1c2226; --line: #31393d; --leaf: #6cc79a } }
  * { box-sizing: border-box } body { margin: 0; font: 17px/1.5 system-ui, sans-serif; background: var(--paper); color: var(--ink) }
  main { max-width: 520px; margin: 0 auto; padding: 40px 20px } h1 { font-size: 26px; line-height: 1.2; margin: 0 0 4px; color: var(--leaf) }
  p { margin: 0 0 20px; color: var(--quiet) } dl { display: grid; grid-template-columns: auto 1fr; gap: 6px 20px; margin: 0; padding: 20px; background: var(--card); border: 1px solid var(--line); border-radius: 16px }
  dt { color: var(--quiet) } dd { margin: 0; text-align: right; overflow-wrap: anywhere; font-variant-numeric: tabular-nums } .whole { font-weight: 700; font-size: 20px }`;

/** What of a document whoever holds its paper may see. */
export type CheckedInvoice = Pick<InvoiceFacts, 'form' | 'number' | 'issuedAt' | 'taxable' | 'tax' | 'total'> & {
  readonly seller: string;
  readonly outlet: string;
  readonly gstin: string | null;
};

/** That a paper is genuine, and what it must say. */
export function checkedPage(invoice: CheckedInvoice): string {
  const rows: (readonly [string, string])[] = [
    ['Issued by', invoice.seller],
    ['Outlet', invoice.outlet],
    ...(invoice.gstin === null ? [] : [['GSTIN', invoice.gstin] as const]),
    ['Number', invoice.number],
    ['Date', invoice.issuedAt],
    ['Taxable value', sayRupees(invoice.taxable)],
    ['Tax', sayRupees(invoice.tax)],
  ];
  const list = rows.map(([label, says]) => `<dt>${label}</dt><dd>${escaped(says)}</dd>`).join('');
  return page(
    `${PAPER_WORDS.en.forms[invoice.form]} ${invoice.number}`,
    `<h1>This paper is genuine</h1><p>${PAPER_WORDS.en.forms[invoice.form]} ${escaped(invoice.number)} was issued as below. If the paper says otherwise, it was changed.</p>
<dl>${list}<dt class="whole">Total</dt><dd class="whole">${sayRupees(invoice.total)}</dd></dl>`,
  );
}

/** That we know of no such paper. */
export function unknownPage(): string {
  return page(
    'No such paper',
    '<h1>No paper of ours bears this link</h1><p>Scan the code on the paper again. If it leads here again, the paper is not one of this canteen’s.</p>',
  );
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`;
}
