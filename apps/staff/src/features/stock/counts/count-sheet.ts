import { scaled } from '@college-kiosk/ui';

/** A field as it stands on the screen. */
export type Cell = { typed: string; unit: string };

/** A line as the server knows it. */
export type Line = {
  readonly stockItemId: string;
  readonly version: number;
  readonly quantity: number | null;
  readonly unit: string | null;
};

/** What somebody typed and the server does not have yet, by stock item, with the version of the line they saw. */
export type Draft = Readonly<Record<string, Cell & { version: number }>>;

/** Whether what was kept has the shape of today. */
export function isDraft(kept: unknown): kept is Draft {
  if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return false;
  return Object.values(kept as Record<string, Partial<Draft[string]> | null>).every(
    (field) =>
      typeof field?.typed === 'string' && typeof field.unit === 'string' && Number.isSafeInteger(field.version),
  );
}

/** One act of the person, to be undone as one: what the fields were before. */
export type Act = readonly { readonly stockItemId: string; readonly before: Cell }[];

/** What a field shows: what was typed, else what the server has. */
export function cellOf(line: Line, draft: Draft, firstUnit: string): Cell {
  const typed = draft[line.stockItemId];
  if (typed) return typed;
  return { typed: line.quantity === null ? '' : String(line.quantity / 1_000), unit: line.unit ?? firstUnit };
}

/** Whether the field can be sent: empty, or a number of at most three places. */
export function isSound({ typed }: Cell): boolean {
  return typed.trim() === '' || scaled(typed, 3) !== null;
}

/** What is sent of the draft: the fields that are sound, as the server takes them. */
export function toSend(
  draft: Draft,
): { stockItemId: string; quantity: number | null; unit: string; version: number }[] {
  return Object.entries(draft).flatMap(([stockItemId, { typed, unit, version }]) => {
    const quantity = typed.trim() === '' ? null : scaled(typed, 3);
    return isSound({ typed, unit }) ? [{ stockItemId, quantity, unit, version }] : [];
  });
}

/** The draft without what was saved; a field that was typed in again meanwhile stays, against the new version. */
export function afterSaving(draft: Draft, sent: ReturnType<typeof toSend>): Draft {
  const rest: Record<string, Draft[string]> = { ...draft };
  for (const { stockItemId, quantity, unit, version } of sent) {
    const now = rest[stockItemId];
    if (!now) continue;
    const same = now.unit === unit && (now.typed.trim() === '' ? null : scaled(now.typed, 3)) === quantity;
    if (same) delete rest[stockItemId];
    else rest[stockItemId] = { ...now, version: version + 1 };
  }
  return rest;
}

/**
 * What a paste fills in: a number per row of the clipboard, from a field downwards, with its unit when the row has one in its next
 * column and the field knows it. A single value is left to the field itself: null.
 */
export function pastedCells(
  text: string,
  fields: readonly { readonly stockItemId: string; readonly unit: string; readonly units: readonly string[] }[],
): { stockItemId: string; cell: Cell }[] | null {
  const rows = text.replace(/\r/g, '').replace(/\n$/, '').split('\n');
  if (rows.length < 2 && !text.includes('\t')) return null;
  return rows.slice(0, fields.length).flatMap((row, index) => {
    const [typed = '', unit = ''] = row.split('\t').map((one) => one.trim());
    const field = fields[index];
    if (!field || typed === '') return [];
    return [{ stockItemId: field.stockItemId, cell: { typed, unit: field.units.includes(unit) ? unit : field.unit } }];
  });
}
