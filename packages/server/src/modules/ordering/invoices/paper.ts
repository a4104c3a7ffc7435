import { GST_STATES, type Money, sayRupees, sumMoney, UTGST_STATES } from '@college-kiosk/kernel';
import { amountInWords } from './amount-in-words.ts';
import type { InvoiceFacts, MadeOut, PaperLanguage } from './invoice-facts.ts';
import { PAPER_WORDS, type PaperWords } from './paper-words.ts';

/** What a paper says, every word and figure of it ready to be set: A4 and receipt, PDF and HTML only lay it out. */
export interface Paper {
  readonly language: PaperLanguage;
  readonly size: MadeOut['paper'];
  readonly number: string;
  readonly title: string;
  /** The same in English, where the paper speaks another language: the law knows it by that. */
  readonly titleInEnglish: string | null;
  /** `DUPLICATE, copy 2`; null on the original. */
  readonly duplicate: string | null;
  readonly seller: { readonly name: string; readonly lines: readonly string[] };
  readonly facts: readonly Row[];
  readonly buyer: { readonly label: string; readonly name: string; readonly lines: readonly string[] } | null;
  readonly head: PaperLine;
  readonly lines: readonly PaperLine[];
  /** Whether lines say their taxable value and rate. */
  readonly showsTax: boolean;
  readonly taxes: {
    readonly label: string;
    readonly head: readonly string[];
    readonly rows: readonly (readonly string[])[];
  } | null;
  /** The last is the whole. */
  readonly sums: readonly Row[];
  readonly inWords: Row;
  readonly tenders: readonly Row[];
  readonly notes: readonly string[];
  readonly link: { readonly url: string; readonly label: string };
}

export type Row = readonly [label: string, says: string];

export interface PaperLine {
  readonly item: string;
  readonly code: string;
  readonly quantity: string;
  readonly price: string;
  readonly taxable: string;
  readonly rate: string;
  readonly amount: string;
}

/** Puts a document into the words of a paper. Pure: the same document is the same paper. */
export function paperOf({ facts, copy, language, paper: size }: MadeOut): Paper {
  const words = PAPER_WORDS[language];
  const showsTax = facts.issuer.taxProfile !== 'COMPOSITION' && facts.issuer.taxProfile !== 'UNREGISTERED';
  return {
    ...{ language, size, number: facts.number, showsTax },
    title: words.forms[facts.form],
    titleInEnglish: language === 'en' ? null : PAPER_WORDS.en.forms[facts.form],
    duplicate: copy === 1 ? null : words.duplicate(copy),
    seller: sellerOf(facts, words),
    facts: factsOf(facts, words),
    buyer: facts.buyer && {
      ...{ label: words.buyer, name: facts.buyer.name },
      lines: [...facts.buyer.address.split('\n'), `GSTIN ${facts.buyer.gstin}`, stateOf(facts.buyer.gstin, words)],
    },
    head: {
      ...{ item: words.item, code: words.code, quantity: words.quantity, price: words.price },
      ...{ taxable: words.taxable, rate: words.rate, amount: words.amount },
    },
    lines: facts.lines.map((line) => lineOf(line, words)),
    taxes: showsTax ? taxesOf(facts, words) : null,
    sums: sumsOf(facts, words, showsTax),
    inWords: [words.inWords, amountInWords(facts.total, language)],
    tenders: tendersOf(facts, words),
    notes: notesOf(facts, words, showsTax),
    link: { url: facts.link, label: words.genuine },
  };
}

function sellerOf({ issuer }: InvoiceFacts, words: PaperWords): Paper['seller'] {
  const { name, legalName, outlet, address, gstin, fssaiLicence, stateCode } = issuer;
  return {
    name: legalName,
    lines: [
      [name, outlet].filter((one) => one !== legalName).join(', '),
      ...(address?.split('\n') ?? []),
      ...(gstin === null ? [] : [`GSTIN ${gstin}`]),
      stateOf(gstin ?? stateCode, words),
      ...(fssaiLicence === null ? [] : [`FSSAI ${fssaiLicence}`]),
    ].filter((line) => line !== ''),
  };
}

/** `State: Kerala (32)` of a State code, or of the registration that begins with one. */
function stateOf(code: string, { state }: PaperWords): string {
  return `${state}: ${stateName(code.slice(0, 2))}`;
}

function stateName(code: string): string {
  return `${GST_STATES[code] ?? code} (${code})`;
}

function factsOf(
  { number, issuedAt, token, channel, placeOfSupply, original }: InvoiceFacts,
  words: PaperWords,
): Row[] {
  return [
    [words.number, number],
    [words.date, issuedAt],
    [words.token, token],
    [words.placedAt, words.channels[channel]],
    [words.placeOfSupply, stateName(placeOfSupply)],
    ...(original === null
      ? []
      : ([
          [words.against, `${original.number}, ${words.of} ${original.taxDate}`],
          [words.reason, original.reason],
        ] as const)),
  ];
}

function lineOf(line: InvoiceFacts['lines'][number], words: PaperWords): PaperLine {
  const { description, taxCode, quantity, gross, taxable, rateBp } = line;
  return {
    ...{ item: description, code: taxCode, quantity: (quantity / 1_000).toLocaleString('en-IN') },
    // Of one piece: a line is so many times that, less nothing.
    price: figure(Math.round((gross * 1_000) / quantity)),
    taxable: figure(taxable),
    rate: rateBp === 0 ? words.exempt : percent(rateBp),
    amount: figure(sumMoney([taxable, line.cgst, line.sgst, line.igst])),
  };
}

/** The taxes rate by rate, as they were stored line by line. */
function taxesOf({ lines, placeOfSupply }: InvoiceFacts, words: PaperWords): Paper['taxes'] {
  const rates = [...new Set(lines.map(({ rateBp }) => rateBp))].sort((a, b) => a - b);
  if (rates.every((rate) => rate === 0)) return null;
  const state = UTGST_STATES.has(placeOfSupply) ? 'UTGST' : 'SGST';
  const isInterState = lines.some(({ igst }) => igst > 0);
  const rows = rates.map((rate) => {
    const own = lines.filter(({ rateBp }) => rateBp === rate);
    const sum = (of: 'taxable' | 'cgst' | 'sgst' | 'igst') => figure(sumMoney(own.map((line) => line[of])));
    const heads = isInterState ? [sum('igst')] : [sum('cgst'), sum('sgst')];
    return [rate === 0 ? words.exempt : percent(rate), sum('taxable'), ...heads];
  });
  const heads = isInterState ? ['IGST'] : ['CGST', state];
  return { label: words.taxByRate, head: [words.rate, words.taxable, ...heads], rows };
}

function sumsOf({ form, taxable, tax, roundOff, total }: InvoiceFacts, words: PaperWords, showsTax: boolean): Row[] {
  return [
    ...(showsTax ? ([[words.subtotal, sayRupees(taxable)]] as const) : []),
    ...(showsTax && tax > 0 ? ([[words.tax, sayRupees(tax)]] as const) : []),
    ...(roundOff === 0 ? [] : ([[words.roundOff, sayRupees(roundOff)]] as const)),
    [isNote(form) ? words.credited : words.total, sayRupees(total)],
  ];
}

function tendersOf({ form, tenders }: InvoiceFacts, words: PaperWords): Row[] {
  const label = isNote(form) ? words.givenBack : words.paidBy;
  return tenders.flatMap(({ tender, amount, tendered, change }): Row[] => [
    [`${label}: ${words.tenders[tender]}`, sayRupees(amount)],
    ...(tendered !== null && change !== null && change > 0
      ? ([
          [words.tendered, sayRupees(tendered)],
          [words.change, sayRupees(change)],
        ] as const)
      : []),
  ]);
}

function notesOf({ issuer, tax, lines }: InvoiceFacts, words: PaperWords, showsTax: boolean): string[] {
  const { taxProfile, pricesIncludeTax } = issuer;
  const isExempt = taxProfile === 'EXEMPT_EDU' && lines.some(({ taxKind }) => taxKind === 'PREPARED');
  return [
    ...(taxProfile === 'COMPOSITION' ? [...new Set([words.composition, PAPER_WORDS.en.composition])] : []),
    ...(isExempt ? [words.exemptEducation] : []),
    ...(showsTax && tax > 0 && pricesIncludeTax ? [words.includesTax] : []),
    ...(showsTax && tax > 0 ? [words.reverseCharge] : []),
    words.unsigned,
  ];
}

/** What a receipt says below an item: `2 × 30.00 · HSN/SAC 996333 · GST 5 %`. */
export function besides(line: PaperLine, { head, showsTax }: Pick<Paper, 'head' | 'showsTax'>): string {
  const rate = line.rate.endsWith('%') ? `${head.rate} ${line.rate}` : line.rate;
  return [`${line.quantity} × ${line.price}`, `${head.code} ${line.code}`, ...(showsTax ? [rate] : [])].join(' · ');
}

function figure(paise: Money): string {
  return new Intl.NumberFormat('en-IN', { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(paise / 100);
}

/** `5 %` and `0.25 %` from basis points. */
function percent(rateBp: number): string {
  return `${rateBp / 100} %`;
}

function isNote(form: InvoiceFacts['form']): boolean {
  return form === 'CREDIT_NOTE' || form === 'FINANCIAL_CREDIT_NOTE';
}
