import { warmestOnArrival } from '@college-kiosk/kernel';
import { scaled } from '@college-kiosk/ui';
import type { BatchDateKind, ReceiveGoodsLineInput, StockStorage } from '../../gql/graphql.ts';
import type { TakenPhoto } from '../../shell/PhotoField.tsx';
import { tenths } from '../../shell/tenths.ts';

/** A line as it is being typed. */
export type ReceiptLine = {
  batchId: string;
  item: { id: string; name: string; baseUnit: string; storage: StockStorage; units: readonly string[] } | null;
  /** What is still to come of it, as people say it; null without an order. */
  expected: string | null;
  delivered: string;
  rejected: string;
  rejectReason: string;
  free: string;
  unit: string;
  /** Rupees; only without an order. */
  value: string;
  supplierBatch: string;
  manufacturedOn: string;
  expiryDate: string;
  /** What that date means. */
  dateKind: BatchDateKind;
  /** Degrees Celsius. */
  temperature: string;
  /** Of what is wrong with it. */
  photos: TakenPhoto[];
};

export function emptyLine(batchId: string): ReceiptLine {
  const typed = { delivered: '', rejected: '', rejectReason: '', free: '', unit: '', value: '' };
  const dates = { manufacturedOn: '', expiryDate: '', dateKind: 'USE_BY' } as const;
  return { batchId, item: null, expected: null, ...typed, ...dates, supplierBatch: '', temperature: '', photos: [] };
}

/** Whether nothing was typed of what came: on an order such a line did not come. */
export function isUntouched(line: ReceiptLine): boolean {
  return line.delivered === '' && line.rejected === '' && line.free === '';
}

/** What is kept of what was delivered, in thousandths; null when that cannot be. */
export function acceptedOf({ delivered, rejected }: ReceiptLine): number | null {
  const [came, back] = [amount(delivered), amount(rejected)];
  return came === null || back === null || back > came ? null : came - back;
}

/** What is kept in all, what is free among it, in thousandths; null when that cannot be. */
export function keptOf(line: ReceiptLine): number | null {
  const [accepted, free] = [acceptedOf(line), amount(line.free)];
  return accepted === null || free === null ? null : accepted + free;
}

/** How cold it must come, in tenths of a degree, and whether what is kept of it came warmer; null for what nobody measures. */
export function coldness(line: ReceiptLine): { warmest: number; isWarm: boolean } | null {
  const warmest = line.item && warmestOnArrival(line.item.storage);
  if (warmest === null) return null;
  const measured = tenths(line.temperature);
  const isSentBack = amount(line.rejected) !== 0 && acceptedOf(line) === 0 && amount(line.free) === 0;
  return { warmest, isWarm: measured !== null && measured > warmest && !isSentBack };
}

/** What the server is sent, or null while something is missing. */
export function receiptLineInput(line: ReceiptLine, isOrdered: boolean): ReceiveGoodsLineInput | null {
  const [accepted, rejected, free] = [acceptedOf(line), amount(line.rejected), amount(line.free)];
  const value = isOrdered ? null : scaled(line.value, 2);
  const temperature = line.temperature === '' ? null : tenths(line.temperature);
  if (!line.item || accepted === null || rejected === null || free === null || line.unit === '') return null;
  if (accepted + rejected + free === 0 || (rejected > 0 && line.rejectReason.trim() === '')) return null;
  if (!isOrdered && accepted > 0 && value === null) return null;
  if (line.temperature !== '' && temperature === null) return null;
  return {
    batchId: line.batchId,
    stockItemId: line.item.id,
    unit: line.unit,
    accepted,
    rejected,
    rejectReason: rejected > 0 ? line.rejectReason.trim() : null,
    free,
    value: isOrdered ? null : (value ?? 0),
    supplierBatch: line.supplierBatch.trim() || null,
    manufacturedOn: line.manufacturedOn || null,
    expiryDate: line.expiryDate || null,
    dateKind: line.dateKind,
    temperature,
    photoIds: line.photos.map(({ id }) => id),
  };
}

function amount(typed: string): number | null {
  return typed.trim() === '' ? 0 : scaled(typed, 3);
}
