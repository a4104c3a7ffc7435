import { cashRoundOff, sumMoney, taxLine } from '@college-kiosk/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DocumentLineDraft } from '../issue-document.ts';
import { type Credit, type Credited, creditOf, type LineBack, leftOf } from './credited-lines.ts';

type Mode = 'INCLUSIVE' | 'EXCLUSIVE';

function line(position: number, pieces: number, price: number, rateBp: number, mode: Mode, interState = false) {
  const gross = pieces * price;
  const { taxable, components } = taxLine({ gross, rateBp, mode, interState });
  const head = (code: string) => components.find((component) => component.code === code)?.amount ?? 0;
  const heads = { cgst: head('CGST'), sgst: head('SGST'), igst: head('IGST') };
  const what = { description: 'Dish', taxCode: '996333', taxKind: 'PREPARED' } as const;
  return { position, ...what, quantity: pieces * 1_000, gross, taxable, rateBp, ...heads };
}

const worth = (lines: readonly DocumentLineDraft[]) =>
  sumMoney(lines.flatMap(({ taxable, cgst, sgst, igst }) => [taxable, cgst, sgst, igst]));

function invoiceOf(lines: ReturnType<typeof line>[], inRupees: boolean): Omit<Credited, 'notes'> {
  const due = worth(lines);
  return { invoice: { lines, total: due + (inRupees ? cashRoundOff(due) : 0) }, inRupees, isFinancial: false };
}

/** What each of these credit notes says, one after the other. */
function inTurn(invoice: Omit<Credited, 'notes'>, parts: readonly (readonly LineBack[])[]): Credit[] {
  const notes: Credit[] = [];
  for (const wanted of parts) {
    const credit = creditOf({ ...invoice, notes }, wanted);
    if (!credit) throw new Error('More was asked for than is left.');
    notes.push(credit);
  }
  return notes;
}

test('three pieces given back one at a time: the golden example, to the paisa', () => {
  const one = [{ position: 1, quantity: 1 }];
  const notes = inTurn(invoiceOf([line(1, 3, 1_500, 500, 'INCLUSIVE')], false), [one, one, one]);
  expect(notes.map(({ lines: [back] }) => [back?.taxable, back?.cgst, back?.sgst])).toEqual([
    [1_428, 36, 36],
    [1_430, 35, 35],
    [1_428, 36, 36],
  ]);
  expect(notes.map(({ total, whole }) => [total, whole])).toEqual([
    [1_500, false],
    [1_500, false],
    [1_500, true],
  ]);
});

test('what was rounded to whole rupees goes back in whole rupees, and the last part takes the rest', () => {
  const one = [{ position: 1, quantity: 1 }];
  const invoice = invoiceOf([line(1, 3, 1_575, 500, 'EXCLUSIVE')], true);
  const notes = inTurn(invoice, [one, one, one]);
  expect(notes.map(({ total }) => total)).toEqual([1_700, 1_600, 1_700]);
  expect(sumMoney(notes.map(({ total }) => total))).toBe(invoice.invoice.total);
});

const carts = fc.record({
  mode: fc.constantFrom<Mode>('INCLUSIVE', 'EXCLUSIVE'),
  interState: fc.boolean(),
  inRupees: fc.boolean(),
  lines: fc.array(
    fc.record({
      pieces: fc.integer({ min: 1, max: 12 }),
      // Both halves of a tax are at least a paisa where there are any, which a piece of a single paisa cannot hold.
      price: fc.integer({ min: 2, max: 50_000 }),
      rateBp: fc.constantFrom(0, 500, 1_800, 4_000),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  // In which order the pieces go back, and where one note ends and the next begins.
  shuffle: fc.infiniteStream(fc.nat()),
  ends: fc.infiniteStream(fc.boolean()),
});

test('whatever is sold and in whatever parts it goes back, the notes are the invoice: by line, by head, in money', () => {
  fc.assert(
    fc.property(carts, ({ mode, interState, inRupees, lines: drawn, shuffle, ends }) => {
      const lines = drawn.map(({ pieces, price, rateBp }, at) => line(at + 1, pieces, price, rateBp, mode, interState));
      const pieces = lines.flatMap(({ position, quantity }) => Array<number>(quantity / 1_000).fill(position));
      for (let at = pieces.length - 1; at > 0; at -= 1) {
        const other = (shuffle.next().value ?? 0) % (at + 1);
        [pieces[at], pieces[other]] = [pieces[other] ?? 0, pieces[at] ?? 0];
      }
      const parts: Map<number, number>[] = [new Map()];
      for (const position of pieces) {
        const part = parts.at(-1) ?? new Map();
        part.set(position, (part.get(position) ?? 0) + 1);
        if (ends.next().value) parts.push(new Map());
      }
      const wanted = parts
        .filter((part) => part.size > 0)
        .map((part) => [...part].map(([position, quantity]) => ({ position, quantity })));
      const invoice = invoiceOf(lines, inRupees);
      const notes = inTurn(invoice, wanted);

      for (const { position, ...sold } of lines) {
        const back = notes.flatMap((note) => note.lines.filter(({ ofPosition }) => ofPosition === position));
        for (const head of ['quantity', 'gross', 'taxable', 'cgst', 'sgst', 'igst'] as const) {
          expect(sumMoney(back.map((each) => each[head]))).toBe(sold[head]);
          expect(Math.min(...back.map((each) => each[head]))).toBeGreaterThanOrEqual(0);
        }
        if (!interState) expect(back.every(({ cgst, sgst }) => cgst === sgst)).toBe(true);
      }
      for (const note of notes) {
        expect(note.total).toBe(worth(note.lines) + note.roundOff);
        expect(note.total).toBeGreaterThanOrEqual(0);
        if (invoice.inRupees) expect(note.total % 100).toBe(0);
        else expect(note.roundOff).toBe(0);
      }
      expect(sumMoney(notes.map(({ total }) => total))).toBe(invoice.invoice.total);
      expect(notes.map(({ whole }) => whole)).toEqual(notes.map((_, at) => at === notes.length - 1));
      expect(leftOf({ ...invoice, notes }).every(({ quantity }) => quantity === 0)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('more than is left of a line, a line that there is not, and a line said twice come to nothing', () => {
  const invoice = invoiceOf([line(1, 3, 1_500, 500, 'INCLUSIVE'), line(2, 1, 2_000, 4_000, 'INCLUSIVE')], false);
  const notes = inTurn(invoice, [[{ position: 1, quantity: 2 }]]);
  const asked = (...wanted: LineBack[]) => creditOf({ ...invoice, notes }, wanted);
  expect(leftOf({ ...invoice, notes })).toEqual([
    { position: 1, quantity: 1 },
    { position: 2, quantity: 1 },
  ]);
  expect(asked({ position: 1, quantity: 2 })).toBeNull();
  expect(asked({ position: 3, quantity: 1 })).toBeNull();
  expect(asked({ position: 2, quantity: 1 }, { position: 2, quantity: 1 })).toBeNull();
  expect(asked({ position: 1, quantity: 1 })).toMatchObject({ total: 1_500, whole: false });
});

test('after the last day for tax all that goes back is value, and all notes together are still the invoice', () => {
  for (const pricing of ['INCLUSIVE', 'EXCLUSIVE'] as const) {
    const invoice = invoiceOf([line(1, 3, 1_500, 500, pricing)], false);
    const one = [{ position: 1, quantity: 1 }];
    const [first] = inTurn(invoice, [one]);
    const second = creditOf({ ...invoice, isFinancial: true, notes: [first ?? expect.fail()] }, one);
    const notes = [first, second].map((note) => note ?? expect.fail('no note'));
    const third = creditOf({ ...invoice, isFinancial: true, notes }, one) ?? expect.fail('no note');
    expect(second?.lines[0]).toMatchObject({ rateBp: 0, cgst: 0, sgst: 0, igst: 0, taxable: second?.total });
    expect(third.whole).toBe(true);
    expect(sumMoney([...notes, third].map(({ total }) => total))).toBe(invoice.invoice.total);
  }
});
