import { createHash } from 'node:crypto';
import { OUTCOMES } from './outcomes.ts';
import { PAY_WORDS, type PayLanguage, type PayWords } from './pay-words.ts';
import type { FakeOrder, FakePayment } from './rows.ts';

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; background: Canvas; color: CanvasText; }
main { max-width: 22rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1rem; font-weight: 600; margin: 0; }
.amount { font-size: 2.5rem; font-weight: 700; margin: .25rem 0 1rem; font-variant-numeric: tabular-nums; }
.note { border: 1px solid GrayText; border-radius: .5rem; padding: .5rem .75rem; font-size: .875rem; }
.told { font-size: 1.25rem; font-weight: 600; }
form { display: grid; gap: .625rem; margin-top: 1.25rem; }
button { font: inherit; text-align: left; min-height: 3rem; padding: .5rem 1rem; border-radius: .625rem;
  border: 1px solid GrayText; background: ButtonFace; color: ButtonText; cursor: pointer; }
button:first-child { background: #0b6b3a; border-color: #0b6b3a; color: #fff; font-weight: 600; text-align: center; }
button:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
`;

/** What the page may load: its own style and nothing else; its form goes back to where it came from. */
export const PAY_PAGE_CSP = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** The provider's own page, for a phone: the payer sees the amount and chooses what is to happen. No script. */
export function payPage(
  language: PayLanguage,
  merchant: string,
  order: FakeOrder,
  tried: readonly FakePayment[],
): string {
  const words: PayWords = PAY_WORDS[language];
  const last = tried.at(-1);
  const waits = last !== undefined && last.settlesAt !== null;
  const over = waits || tried.some((each) => each.status === 'captured');
  const told = last ? statusLine(words, last, waits) : '';
  const buttons = Object.entries(words.labels)
    .map(([vpa, label]) => `<button name="vpa" value="${escaped(vpa)}">${escaped(label)}</button>`)
    .join('\n');
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${waits ? '<meta http-equiv="refresh" content="3">' : ''}
<title>${escaped(words.title.replace('{merchant}', merchant))}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(merchant)}</h1>
<p class="amount">${escaped(formatted(order.amount, order.currency))}</p>
<p class="note">${escaped(words.note)}</p>
${told === '' ? '' : `<p class="told" role="status">${escaped(told)}</p>`}
${over ? `<p>${escaped(words.over)}</p>` : `<form method="post">\n${buttons}\n</form>`}
</main>
</body>
</html>
`;
}

function statusLine(words: PayWords, { vpa, status }: FakePayment, waits: boolean): string {
  if (waits) return words.told[vpa] ?? words.waiting;
  if (status !== 'captured') return words.told[vpa] ?? words.declined;
  // What was captured later is paid like any other.
  return OUTCOMES[vpa]?.later ? words.paid : (words.told[vpa] ?? words.paid);
}

function formatted(amount: number, currency: string): string {
  return new Intl.NumberFormat('en-IN', { style: 'currency', currency }).format(amount / 100);
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
