import type { TakenPhoto } from '../../shell/PhotoField.tsx';
import { isUntouched, type ReceiptLine } from './receipt-line.ts';

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
 * waited for no more; what somebody typed of it stays, to be looked at.
 */
export function begunWith(first: ReceiptDraft, kept: ReceiptDraft | null): ReceiptDraft {
  if (kept === null || isNothingTyped(kept)) return first;
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

function notShown({ id }: TakenPhoto): TakenPhoto {
  return { id, shown: null };
}
