import type { TakenPhoto } from '../../shell/PhotoField.tsx';
import { emptyLine, isUntouched, type ReceiptLine } from './receipt-line.ts';

/** A delivery as it is being typed. */
export type ReceiptDraft = {
  supplierId: string | null;
  locationId: string;
  reference: string;
  lines: ReceiptLine[];
  photos: TakenPhoto[];
};

/** Whether nothing was typed yet; where it is put is chosen from the start. */
export function isNothingTyped({ supplierId, reference, lines, photos }: ReceiptDraft): boolean {
  const isEmpty = (line: ReceiptLine) => isUntouched(line) && (line.expected !== null || line.item === null);
  return supplierId === null && reference === '' && photos.length === 0 && lines.every(isEmpty);
}

/**
 * What the form begins with: what was typed before the page was loaded again, laid over what is waited for now. Of an order what came meanwhile is
 * waited for no more; what somebody typed of it stays, to be looked at. What an older release kept in another shape is let go.
 */
export function begunWith(first: ReceiptDraft, kept: unknown): ReceiptDraft {
  if (!isReceiptDraft(kept) || isNothingTyped(kept)) return first;
  const photos = kept.photos.map(notShown);
  const typed = kept.lines.map((line) => ({ ...line, photos: line.photos.map(notShown) }));
  if (first.lines.every(({ expected }) => expected === null)) return { ...kept, lines: typed, photos };
  const ofItem = (line: ReceiptLine) => typed.filter((one) => one.item?.id === line.item?.id && !isUntouched(one));
  const lines = first.lines.flatMap((line) => {
    const [same, ...others] = ofItem(line);
    return same ? [{ ...same, expected: line.expected }, ...others] : [line];
  });
  const rest = typed.filter((one) => !isUntouched(one) && !lines.some(({ batchId }) => batchId === one.batchId));
  return { ...kept, lines: [...lines, ...rest.map((one) => ({ ...one, expected: '' }))], photos };
}

/** The ids of all its photos, of the whole and of its lines. */
export function photosIn({ photos, lines }: ReceiptDraft): string[] {
  return [...photos, ...lines.flatMap((line) => line.photos)].map(({ id }) => id);
}

/** The same without some of its photos. */
export function withoutPhotos(draft: ReceiptDraft, gone: ReadonlySet<string>): ReceiptDraft {
  const left = (photos: readonly TakenPhoto[]) => photos.filter(({ id }) => !gone.has(id));
  const lines = draft.lines.map((line) => ({ ...line, photos: left(line.photos) }));
  return { ...draft, lines, photos: left(draft.photos) };
}

const TEXTS = Object.entries(emptyLine('')).flatMap(([key, value]) => (typeof value === 'string' ? [key] : []));

/** Whether what was kept has the shape of today. */
function isReceiptDraft(kept: unknown): kept is ReceiptDraft {
  if (!isObject(kept)) return false;
  const { supplierId, locationId, reference, lines, photos } = kept;
  const isHead = isTextOrNull(supplierId) && typeof locationId === 'string' && typeof reference === 'string';
  return isHead && arePhotos(photos) && Array.isArray(lines) && lines.every(isLine);
}

function isLine(line: unknown): boolean {
  if (!isObject(line) || !TEXTS.every((key) => typeof line[key] === 'string')) return false;
  return isTextOrNull(line.expected) && arePhotos(line.photos) && (line.item === null || isItem(line.item));
}

function isItem(item: unknown): boolean {
  if (!isObject(item)) return false;
  const { id, name, baseUnit, storage, units } = item;
  return [id, name, baseUnit, storage].every((text) => typeof text === 'string') && Array.isArray(units);
}

function arePhotos(photos: unknown): boolean {
  return Array.isArray(photos) && photos.every((photo) => isObject(photo) && typeof photo.id === 'string');
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === 'string';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function notShown({ id }: TakenPhoto): TakenPhoto {
  return { id, shown: null };
}
