import { expect, test } from 'vitest';
import { begunWith, isNothingTyped, photosIn, type ReceiptDraft, withoutPhotos } from './receipt-draft.ts';
import { emptyLine, type ReceiptLine } from './receipt-line.ts';

const item = (id: string) => ({ id, name: id, baseUnit: 'g', storage: 'AMBIENT' as const, units: ['kg'] });
const line = (batchId: string, given: Partial<ReceiptLine> = {}): ReceiptLine => ({ ...emptyLine(batchId), ...given });
const draft = (lines: ReceiptLine[], given: Partial<ReceiptDraft> = {}): ReceiptDraft => ({
  ...{ supplierId: null, locationId: 'main', reference: '', lines, photos: [], ...given },
});

test('what was typed without an order is there again, its photos by what the server keeps', () => {
  const photos = [{ id: 'p', shown: 'blob:1' }];
  const kept = draft([line('a', { item: item('rice'), delivered: '5', photos })], { supplierId: 's' });
  expect(begunWith(draft([line('new')]), kept)).toEqual({
    ...kept,
    lines: [{ ...kept.lines[0], photos: [{ id: 'p', shown: null }] }],
  });
});

test('of an order what was typed lies over what is waited for now', () => {
  const first = draft([
    line('n1', { item: item('rice'), expected: '4 kg' }),
    line('n2', { item: item('oil'), expected: '1 tin' }),
  ]);
  const kept = draft([
    line('k1', { item: item('rice'), expected: '10 kg', delivered: '6' }),
    line('k2', { item: item('rice'), expected: '', delivered: '1' }),
    line('k3', { item: item('oil'), expected: '1 tin' }),
    line('k4', { item: item('dal'), expected: '2 kg', delivered: '2' }),
  ]);
  expect(begunWith(first, kept).lines).toMatchObject([
    { batchId: 'k1', expected: '4 kg', delivered: '6' },
    { batchId: 'k2', expected: '', delivered: '1' },
    { batchId: 'n2', expected: '1 tin', delivered: '' },
    { batchId: 'k4', expected: '', delivered: '2' },
  ]);
});

test('where nothing was typed the form begins anew', () => {
  const first = draft([line('new', { item: item('rice'), expected: '4 kg' })]);
  expect(isNothingTyped(first)).toBe(true);
  expect(begunWith(first, draft([line('old', { item: item('rice'), expected: '9 kg' })]))).toBe(first);
  expect(isNothingTyped(draft([line('a', { item: item('rice') })]))).toBe(false);
});

test('what was kept in another shape is let go, and the form begins anew', () => {
  const first = draft([line('new')]);
  const kept = draft([line('a', { item: item('rice'), delivered: '5' })], { supplierId: 's' });
  expect(begunWith(first, kept)).not.toBe(first);
  const [whole] = kept.lines;
  const older = [
    ...[null, 'x', 7, [], {}, { ...kept, lines: {} }, { ...kept, photos: undefined }, { ...kept, supplierId: 7 }],
    ...[null, { ...whole, photos: undefined }, { ...whole, photos: ['p'] }, { ...whole, free: undefined }].map(
      (one) => ({ ...kept, lines: [one] }),
    ),
    { ...kept, lines: [{ ...whole, item: 'rice' }] },
  ];
  for (const one of older) expect(begunWith(first, one)).toBe(first);
});

test('photos that are gone are taken out, of the whole and of its lines, and all else stays', () => {
  const photo = (id: string) => ({ id, shown: null });
  const kept = draft([line('a', { delivered: '5', photos: [photo('p'), photo('q')] })], { photos: [photo('r')] });
  expect(photosIn(kept)).toEqual(['r', 'p', 'q']);
  expect(withoutPhotos(kept, new Set(['r', 'p']))).toEqual({
    ...kept,
    photos: [],
    lines: [{ ...kept.lines[0], photos: [photo('q')] }],
  });
});
