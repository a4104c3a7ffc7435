import type { ReceiveStockLineInput } from '../../gql/graphql.ts';
import type { ChosenItem } from './StockItemSelect.tsx';

/** A line as it is being typed. */
export type ReceiptLine = {
  batchId: string;
  item: ChosenItem | null;
  quantity: string;
  unit: string;
  /** Rupees. */
  value: string;
  supplierBatch: string;
  expiryDate: string;
};

export function emptyLine(batchId: string): ReceiptLine {
  return { batchId, item: null, quantity: '', unit: '', value: '', supplierBatch: '', expiryDate: '' };
}

/** Thousandths or hundredths of a typed number, exactly: `12.5` with 3 places is 12500. Null when it is none, or too fine. */
export function scaled(typed: string, places: number): number | null {
  const plain = typed.replace(/[,\s₹]/g, '');
  const [whole = '', rest = ''] = plain.split('.');
  if (!/^\d+(\.\d+)?$/.test(plain) || rest.length > places || whole.length > 9) return null;
  return Number(whole + rest.padEnd(places, '0'));
}

/** What the server is sent, or null while something is missing. */
export function receiptLineInput(line: ReceiptLine): ReceiveStockLineInput | null {
  const quantity = scaled(line.quantity, 3);
  const value = scaled(line.value, 2);
  if (!line.item || !quantity || value === null || line.unit === '') return null;
  return {
    batchId: line.batchId,
    stockItemId: line.item.id,
    quantity,
    unit: line.unit,
    value,
    supplierBatch: line.supplierBatch.trim() || null,
    expiryDate: line.expiryDate || null,
  };
}
