import { gstinFault } from '@college-kiosk/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formOf } from '../../finance/index.ts';
import { amountInWords } from './amount-in-words.ts';
import { type InvoiceFacts, PAPER_LANGUAGES, type PaperLanguage } from './invoice-facts.ts';
import { invoiceHtml } from './invoice-html.ts';
import { documentOfLink, invoiceLink } from './invoice-link.ts';
import { malayalamNumber } from './malayalam-number.ts';
import { paperOf } from './paper.ts';
import * as samples from './sample-invoices.ts';

const { GOLDEN_A, TO_A_BUYER, MIXED, COMPOSITION, UNREGISTERED, UNION_TERRITORY, CREDIT_NOTE } = samples;
const paper = (facts: InvoiceFacts, { copy = 1, language = 'en' as PaperLanguage } = {}) =>
  paperOf({ facts, copy, language, paper: 'A4' });

describe('what a paper says', () => {
  test('the golden basket: lines, tax by rate, total, words and tenders (rules §1.5 A)', () => {
    const { title, lines, taxes, sums, inWords, tenders, notes, seller, facts } = paper(GOLDEN_A);
    expect(title).toBe('Tax invoice');
    expect(lines.map(({ taxable, rate, amount }) => [taxable, rate, amount])).toEqual([
      ['57.14', '5 %', '60.00'],
      ['22.86', '5 %', '24.00'],
      ['42.86', '5 %', '45.00'],
      ['14.28', '40 %', '20.00'],
      ['19.04', '5 %', '20.00'],
    ]);
    expect(lines[1]).toMatchObject({ code: '996333', quantity: '2', price: '12.00' });
    expect(taxes?.rows).toEqual([
      ['5 %', '141.90', '3.55', '3.55'],
      ['40 %', '14.28', '2.86', '2.86'],
    ]);
    expect(taxes?.head).toEqual(['GST', 'Taxable value', 'CGST', 'SGST']);
    expect(sums).toEqual([
      ['Taxable value', '₹156.18'],
      ['Tax', '₹12.82'],
      ['Total', '₹169.00'],
    ]);
    expect(inWords[1]).toBe('Rupees One Hundred Sixty Nine only');
    expect(tenders).toEqual([
      ['Paid by: Cash', '₹169.00'],
      ['Received', '₹200.00'],
      ['Change', '₹31.00'],
    ]);
    expect(notes).toEqual(['Prices include GST.', 'Reverse charge: No.', 'Made by a computer; needs no signature.']);
    const issuer = ['College Road, Thrissur', `GSTIN ${GOLDEN_A.issuer.gstin}`, 'State: Kerala (32)'];
    expect(seller.lines).toEqual(expect.arrayContaining([...issuer, 'FSSAI 11326007000123']));
    expect(facts).toContainEqual(['Place of supply', 'Kerala (32)']);
  });

  test('what is exempt and what is taxed stand on one paper, each at its own rate', () => {
    const { title, taxes, notes } = paper(MIXED);
    expect(title).toBe('Invoice-cum-bill of supply');
    expect(taxes?.rows.map(([rate, taxable]) => [rate, taxable])).toEqual([
      ['Exempt', '129.00'],
      ['5 %', '19.04'],
      ['40 %', '14.28'],
    ]);
    expect(notes[0]).toContain('entry 66');
  });

  test('where nothing is taxed, no table of taxes stands on it', () => {
    const { lines, taxable, tax, form } = { ...COMPOSITION, form: 'BILL_OF_SUPPLY' as const };
    const made = paper({ ...GOLDEN_A, lines, taxable, tax, form });
    expect(made.taxes).toBeNull();
    expect(made.lines.every(({ rate }) => rate === 'Exempt')).toBe(true);
  });

  test.each([
    ['composition', COMPOSITION, 'Bill of supply', true],
    ['unregistered', UNREGISTERED, 'Cash memo', false],
  ] as const)('under %s no tax is shown', (_, facts, title, hasLegend) => {
    const made = paper(facts);
    expect(made).toMatchObject({ title, showsTax: false, taxes: null });
    expect(made.sums).toEqual([['Total', '₹169.00']]);
    const legend = 'Composition taxable person, not eligible to collect tax on supplies.';
    expect(made.notes.includes(legend)).toBe(hasLegend);
    // In the words of the law in every language.
    for (const language of ['hi', 'ml'] as const)
      expect(paper(facts, { language }).notes.join().includes(legend)).toBe(hasLegend);
    const html = invoiceHtml({ facts, copy: 1, language: 'en', paper: 'A4' });
    expect(html).not.toContain('Taxable value');
    expect(html.includes('GSTIN')).toBe(facts.issuer.gstin !== null);
  });

  test('a union territory says UTGST; rounding in cash stands on a line of its own', () => {
    const { taxes, sums } = paper(UNION_TERRITORY);
    expect(taxes?.head).toEqual(['GST', 'Taxable value', 'CGST', 'UTGST']);
    expect(sums.slice(-2)).toEqual([
      ['Round-off', '-₹0.26'],
      ['Total', '₹47.00'],
    ]);
  });

  test('a buyer of another State is named with it, and pays the taxes of the State they were served in', () => {
    const { buyer, taxes, facts } = paper(TO_A_BUYER);
    expect(buyer?.lines).toContain('State: Karnataka (29)');
    expect(taxes?.head).toContain('SGST');
    expect(facts).toContainEqual(['Place of supply', 'Kerala (32)']);
  });

  test('a credit note names what it takes back, and why', () => {
    const { title, facts, sums, tenders } = paper(CREDIT_NOTE);
    expect(title).toBe('Credit note');
    expect(facts).toContainEqual(['Against invoice', 'MCC1/2627/000042, of 24-11-2026']);
    expect(facts).toContainEqual(['Reason', 'The kitchen ran out of dosa batter']);
    expect([sums.at(-1), tenders[0]]).toEqual([
      ['Credited in all', '₹169.00'],
      ['Given back by: UPI', '₹169.00'],
    ]);
  });

  test('every language and copy says the same figures; only duplicates say so, in English too', () => {
    const figures = (made: ReturnType<typeof paper>) =>
      JSON.stringify([made.lines, made.taxes?.rows, made.sums, made.tenders]).match(/[\d.,]+/g);
    for (const facts of Object.values(samples)) {
      for (const language of PAPER_LANGUAGES) {
        expect(figures(paper(facts, { language }))).toEqual(figures(paper(facts)));
        expect(figures(paper(facts, { copy: 3, language }))).toEqual(figures(paper(facts)));
        expect(paper(facts, { language }).duplicate).toBeNull();
        expect(paper(facts, { copy: 3, language }).duplicate).toMatch(/^DUPLICATE.*3$/);
      }
    }
  });

  test('what somebody typed is no markup', () => {
    const lines = [{ ...GOLDEN_A.lines[0], description: '<script>alert("x")</script>' }] as InvoiceFacts['lines'];
    const html = invoiceHtml({ facts: { ...GOLDEN_A, lines }, copy: 1, language: 'en', paper: 'RECEIPT' });
    expect(html).not.toContain('<script');
  });

  test('the samples bear registrations that could be', () => {
    for (const { issuer, buyer } of Object.values(samples)) {
      for (const gstin of [issuer.gstin, buyer?.gstin]) if (gstin) expect(gstinFault(gstin)).toBeNull();
    }
  });
});

describe('what a document is called', () => {
  const [taxed, exempt] = [{ rateBp: 500 }, { rateBp: 0 }];
  const buyer = TO_A_BUYER.buyer;
  test.each([
    ['REGULAR_5', [taxed], null, 'TAX_INVOICE'],
    ['REGULAR_5', [exempt], null, 'BILL_OF_SUPPLY'],
    ['REGULAR_5', [taxed, exempt], null, 'INVOICE_CUM_BILL_OF_SUPPLY'],
    ['REGULAR_5', [taxed, exempt], buyer, 'TAX_INVOICE'],
    ['SPECIFIED_18', [{ rateBp: 1_800 }], null, 'TAX_INVOICE'],
    ['EXEMPT_EDU', [exempt], null, 'BILL_OF_SUPPLY'],
    ['EXEMPT_EDU', [exempt, taxed], null, 'INVOICE_CUM_BILL_OF_SUPPLY'],
    ['COMPOSITION', [exempt], null, 'BILL_OF_SUPPLY'],
    ['UNREGISTERED', [exempt], null, 'CASH_MEMO'],
  ] as const)('%s selling %j to %j: %s', (profile, lines, to, form) => {
    expect(formOf(profile, lines, to)).toBe(form);
  });
});

describe('amounts in words', () => {
  test.each([
    [0, 'Rupees Zero only', 'शून्य रुपये मात्र', 'പൂജ്യം രൂപ മാത്രം'],
    [
      4_726,
      'Rupees Forty Seven and Twenty Six paise only',
      'सैंतालीस रुपये और छब्बीस पैसे मात्र',
      'നാൽപത്തി ഏഴ് രൂപ ഇരുപത്തി ആറ് പൈസ മാത്രം',
    ],
    [10_000, 'Rupees One Hundred only', 'एक सौ रुपये मात्र', 'നൂറ് രൂപ മാത്രം'],
    [16_900, 'Rupees One Hundred Sixty Nine only', 'एक सौ उनहत्तर रुपये मात्र', 'നൂറ്റി അറുപത്തി ഒൻപത് രൂപ മാത്രം'],
    [1_00_000_00, 'Rupees One Lakh only', 'एक लाख रुपये मात्र', 'ഒരു ലക്ഷം രൂപ മാത്രം'],
  ])('%d paise', (paise, en, hi, ml) => {
    expect([amountInWords(paise, 'en'), amountInWords(paise, 'hi'), amountInWords(paise, 'ml')]).toEqual([en, hi, ml]);
  });

  test.each([
    [215, 'ഇരുനൂറ്റി പതിനഞ്ച്'],
    [900, 'തൊള്ളായിരം'],
    [999, 'തൊള്ളായിരത്തി തൊണ്ണൂറ്റി ഒൻപത്'],
    [1_000, 'ആയിരം'],
    [1_001, 'ആയിരത്തി ഒന്ന്'],
    [2_500, 'രണ്ടായിരത്തി അഞ്ഞൂറ്'],
    [12_345, 'പന്ത്രണ്ടായിരത്തി മുന്നൂറ്റി നാൽപത്തി അഞ്ച്'],
    [20_000, 'ഇരുപതിനായിരം'],
    [1_23_456, 'ഒരു ലക്ഷത്തി ഇരുപത്തി മൂവായിരത്തി നാനൂറ്റി അമ്പത്തി ആറ്'],
    [1_00_00_000, 'ഒരു കോടി'],
  ])('%d as Malayalam joins it', (number, said) => expect(malayalamNumber(number)).toBe(said));

  test('no two numbers are said alike', () => {
    for (const language of PAPER_LANGUAGES) {
      const said = new Set(Array.from({ length: 12_000 }, (_, rupees) => amountInWords(rupees * 100, language)));
      expect(said.size).toBe(12_000);
    }
  });
});

test('a link proves its own document, by today’s key and by those before', () => {
  const [now, before] = [new Uint8Array(32).fill(7), new Uint8Array(32).fill(8)];
  fc.assert(
    fc.property(fc.uuid({ version: 7 }), fc.uuid({ version: 7 }), (id, other) => {
      const last = (key: Uint8Array) =>
        invoiceLink({ keys: [key], origin: 'https://c.example' }, id)
          .split('/')
          .at(-1) ?? '';
      expect(documentOfLink([now, before], last(now))).toBe(id);
      expect(documentOfLink([now, before], last(before))).toBe(id);
      expect(documentOfLink([now], last(before))).toBeNull();
      if (other !== id) expect(documentOfLink([now], last(now).replace(id, other))).toBeNull();
    }),
  );
});
