import { isValidGstin } from '@college-kiosk/kernel';
import { z } from 'zod';
import { type Read, readAmount, readDay, readText, readWhole, readYesNo } from '../../../platform/sheets/cells.ts';
import type { RowOf } from '../../../platform/sheets/read-rows.ts';

const PRICE_MAX = 1_000_000_000;
const email = z.email().max(254);

/** The columns of a file of suppliers: who they are, then what they sell and for how much from when on. The first head is the template's. */
export const SUPPLIER_COLUMNS = {
  supplier: { heads: ['supplier', 'supplier name', 'vendor'], read: (cell: string) => readText(cell, 120) },
  contact: { heads: ['contact', 'contact person'], read: (cell: string) => readText(cell, 120) },
  phone: { heads: ['phone', 'telephone'], read: (cell: string) => readPhone(cell) },
  email: { heads: ['email', 'e-mail'], read: (cell: string) => readEmail(cell) },
  gstin: { heads: ['gstin', 'gst number'], read: (cell: string) => readGstin(cell) },
  paymentDays: { heads: ['payment days', 'credit days'], read: (cell: string) => readWhole(cell, 365) },
  isMsme: { heads: ['small enterprise', 'msme'], read: (cell: string) => readYesNo(cell) },
  leadDays: { heads: ['lead days', 'lead time'], read: (cell: string) => readWhole(cell, 365) },
  inUse: { heads: ['in use'], read: (cell: string) => readYesNo(cell) },
  itemCode: { heads: ['item code', 'code', 'sku'], read: (cell: string) => readText(cell, 60) },
  item: { heads: ['item', 'item name'], read: (cell: string) => readText(cell, 80) },
  theirCode: { heads: ['their code', 'supplier code'], read: (cell: string) => readText(cell, 60) },
  pack: { heads: ['pack', 'unit'], read: (cell: string) => readText(cell, 20) },
  // Thousandths of the base unit in one pack.
  packSize: { heads: ['pack size'], read: (cell: string) => readAmount(cell, 3, 1_000_000_000_000) },
  minimumPacks: { heads: ['minimum packs', 'minimum'], read: (cell: string) => readSome(cell, 100_000) },
  // Paise for one pack, without tax.
  price: { heads: ['price', 'price of a pack'], read: (cell: string) => readAmount(cell, 2, PRICE_MAX) },
  validFrom: { heads: ['valid from', 'from'], read: (cell: string) => readDay(cell) },
  isSold: { heads: ['sold'], read: (cell: string) => readYesNo(cell) },
} as const;

/** A row as it was read: a supplier, and at most one thing that they sell at one price. */
export type SupplierRow = RowOf<typeof SUPPLIER_COLUMNS>;

function readPhone(cell: string): Read<string> {
  return /^\+?[0-9 -]{6,20}$/.test(cell)
    ? { value: cell }
    : { wrong: 'A telephone has six to twenty digits, spaces and hyphens.' };
}

function readEmail(cell: string): Read<string> {
  return email.safeParse(cell).success ? { value: cell } : { wrong: 'This is no e-mail address. Correct it.' };
}

function readGstin(cell: string): Read<string> {
  return isValidGstin(cell)
    ? { value: cell }
    : { wrong: 'This is no GSTIN: fifteen capitals and digits, as on the certificate; one of them is wrong.' };
}

function readSome(cell: string, max: number): Read<number> {
  const read = readWhole(cell, max);
  return 'value' in read && read.value === 0 ? { wrong: `Write a whole number from 1 to ${max}.` } : read;
}
