import { FONT_FAMILIES, fontName } from '../../../platform/pdf/font-files.ts';
import { FONT_PATH } from '../../../platform/pdf/font-route.ts';
import type { MadeOut } from './invoice-facts.ts';
import { besides, type Paper, type PaperLine, paperOf, type Row } from './paper.ts';
import { qrPath } from './qr.ts';

// Of the machine where it has them, else ours, of the address that the page is shown at.
const FACES = Object.keys(FONT_FAMILIES)
  .flatMap((family) =>
    ['400', '700'].map(
      (weight) =>
        `@font-face { font-family: '${family}'; font-weight: ${weight}; src: url('${FONT_PATH}${fontName(family, weight)}') format('truetype') }`,
    ),
  )
  .join('\n');

const STYLE = `
  * { box-sizing: border-box }
  html { color-scheme: light; background: #fff }
  body { margin: 0 auto; color: #1b1f23; font-family: 'Noto Sans', 'Noto Sans Devanagari', Manjari, 'Noto Sans Malayalam', system-ui, sans-serif; line-height: 1.4; overflow-wrap: anywhere }
  h1, h2, p, dl, dd, table { margin: 0; padding: 0 } table { border-collapse: collapse; width: 100% }
  th { font-weight: 400; color: #5b636b; text-align: left } td, th { vertical-align: top }
  .n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums }
  .soft { color: #5b636b } .strong, .whole { font-weight: 700 }
  .copy { font-weight: 700; border: 1.5px solid; display: inline-block; padding: 0 6px }
  dl { display: grid; grid-template-columns: auto 1fr; gap: 0 10px } dt { color: #5b636b } svg { display: block }
  .A4 { max-width: 190mm; padding: 10mm 0; font-size: 12.5px }
  .A4 header { display: flex; justify-content: space-between; gap: 32px; margin-bottom: 20px } .A4 header > div:last-child { text-align: right }
  .A4 h1 { font-size: 21px; line-height: 1.2 } .A4 h2 { font-size: 21px; line-height: 1.2; color: #1f6f4a }
  .A4 .parties { display: flex; gap: 32px; margin-bottom: 18px } .A4 .parties > * { flex: 1; border-top: 1.5px solid #c9cdd1; padding-top: 6px; align-content: start }
  .A4 .lines td, .A4 .lines th { padding: 5px 0 5px 12px; border-bottom: 0.75px solid #c9cdd1 } .A4 .lines :is(td, th):first-child { padding-left: 0 }
  .A4 .lines th { border-bottom: 1.5px solid #1b1f23; font-size: 11px } .A4 .below { display: flex; gap: 32px; margin-top: 14px; justify-content: space-between }
  .A4 .taxes { width: auto; min-width: 85mm } .A4 .taxes td, .A4 .taxes th { padding: 2px 0 2px 14px } .A4 .taxes :is(td, th):first-child { padding-left: 0 }
  .A4 .sums { width: 75mm } .A4 .sums td { padding: 2px 0 } .A4 .whole td { border-top: 1.5px solid; padding-top: 5px; font-size: 15px }
  .A4 .words { margin-top: 12px } .A4 .foot { display: flex; justify-content: space-between; gap: 32px; margin-top: 18px; align-items: flex-end } .A4 .foot p + p { margin-top: 2px }
  .A4 figure { margin: 0; text-align: center; font-size: 10.5px; width: 34mm } .A4 figure svg { width: 34mm; height: 34mm }
  .RECEIPT { width: 72mm; padding: 3mm 0 6mm; font-size: 11.5px } .RECEIPT header, .RECEIPT .foot { text-align: center }
  .RECEIPT h1 { font-size: 15px; margin-top: 6px } .RECEIPT h2 { font-size: 14px; line-height: 1.25 }
  .RECEIPT .parties, .RECEIPT .lines, .RECEIPT .below, .RECEIPT .foot { border-top: 1px dashed #5b636b; margin-top: 7px; padding-top: 7px } .RECEIPT .buyer { margin-top: 6px }
  .RECEIPT .line { display: grid; grid-template-columns: 1fr auto; gap: 0 8px } .RECEIPT .line + .line { margin-top: 4px } .RECEIPT .line .soft { font-size: 10.5px }
  .RECEIPT .below { display: flex; flex-direction: column-reverse } .RECEIPT .taxes { margin-top: 8px; font-size: 10.5px } .RECEIPT .whole td { font-size: 14px; padding-top: 3px }
  .RECEIPT .words { margin-top: 7px } .RECEIPT .foot .tenders { margin-bottom: 7px; text-align: left } .RECEIPT figure { margin: 8px auto 0; width: 34mm; font-size: 10.5px }
  .RECEIPT figure svg { width: 34mm; height: 34mm }`;

/** A document as a page that stands alone, to be printed from a browser; what it says is that of the PDF. */
export function invoiceHtml(made: MadeOut): string {
  const paper = paperOf(made);
  const { language, number, size } = paper;
  const margin = size === 'A4' ? 'A4; margin: 10mm' : '80mm auto; margin: 0 4mm';
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(`${paper.title} ${number}`)}</title><style>@page { size: ${margin} }${FACES}${STYLE}</style></head>
<body class="${size}">
<header>${seller(paper)}${title(paper)}</header>
<section class="parties">${facts(paper.facts)}${buyer(paper)}</section>
${size === 'A4' ? table(paper) : `<section class="lines">${paper.lines.map((line) => rowOfReceipt(line, paper)).join('')}</section>`}
<section class="below">${taxes(paper)}<table class="sums">${paper.sums.map(sum).join('')}</table></section>
<p class="words"><span class="soft">${escaped(paper.inWords[0])}:</span> ${escaped(paper.inWords[1])}</p>
<section class="foot"><div>${facts(paper.tenders, 'tenders')}${paper.notes.map((note) => `<p class="soft">${escaped(note)}</p>`).join('')}</div>${qr(paper)}</section>
</body></html>`;
}

function seller({ seller: { name, lines } }: Paper): string {
  return `<div><h2>${escaped(name)}</h2>${lines.map((line) => `<p class="soft">${escaped(line)}</p>`).join('')}</div>`;
}

function title(paper: Paper): string {
  const english = paper.titleInEnglish === null ? '' : `<p class="soft">${escaped(paper.titleInEnglish)}</p>`;
  const copy = paper.duplicate === null ? '' : `<p class="copy">${escaped(paper.duplicate)}</p>`;
  return `<div><h1>${escaped(paper.title)}</h1>${english}${copy}</div>`;
}

function facts(rows: readonly Row[], name = 'facts'): string {
  const said = rows.map(
    ([label, says]) => `<dt>${escaped(label)}</dt><dd${name === 'tenders' ? ' class="n"' : ''}>${escaped(says)}</dd>`,
  );
  return said.length === 0 ? '' : `<dl class="${name}">${said.join('')}</dl>`;
}

function buyer({ buyer: whom }: Paper): string {
  if (whom === null) return '';
  const lines = whom.lines.map((line) => `<p>${escaped(line)}</p>`).join('');
  return `<div class="buyer"><p class="soft">${escaped(whom.label)}</p><p class="strong">${escaped(whom.name)}</p>${lines}</div>`;
}

function table({ head, lines, showsTax }: Paper): string {
  const cells = (line: PaperLine, tag: 'td' | 'th') => {
    const figures = [line.quantity, line.price, ...(showsTax ? [line.taxable, line.rate] : []), line.amount];
    const words = `<${tag}>${escaped(line.item)}</${tag}><${tag}>${escaped(line.code)}</${tag}>`;
    return `<tr>${words}${figures.map((figure) => `<${tag} class="n">${escaped(figure)}</${tag}>`).join('')}</tr>`;
  };
  return `<table class="lines"><thead>${cells(head, 'th')}</thead><tbody>${lines.map((line) => cells(line, 'td')).join('')}</tbody></table>`;
}

function rowOfReceipt(line: PaperLine, paper: Paper): string {
  return `<div class="line"><span>${escaped(line.item)}</span><span class="n">${escaped(line.amount)}</span><span class="soft">${escaped(besides(line, paper))}</span></div>`;
}

function taxes({ taxes: by }: Paper): string {
  if (by === null) return '<div></div>';
  const cells = (row: readonly string[], tag: 'td' | 'th') =>
    `<tr>${row.map((cell, at) => `<${tag}${at === 0 ? '' : ' class="n"'}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  return `<table class="taxes"><thead>${cells(by.head, 'th')}</thead><tbody>${by.rows.map((row) => cells(row, 'td')).join('')}</tbody></table>`;
}

function sum([label, says]: Row, at: number, all: readonly Row[]): string {
  return `<tr${at === all.length - 1 ? ' class="whole"' : ''}><td>${escaped(label)}</td><td class="n">${escaped(says)}</td></tr>`;
}

function qr({ link }: Paper): string {
  const { size, path } = qrPath(link.url);
  return `<figure><svg viewBox="0 0 ${size} ${size}" role="img" aria-label="${escaped(link.url)}"><path d="${path}" shape-rendering="crispEdges"/></svg><figcaption>${escaped(link.label)}</figcaption></figure>`;
}

/** Text as it stands in HTML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
