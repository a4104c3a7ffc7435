import { AppError } from '@college-kiosk/kernel';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import { cellColumn, SHEET_FORMATS, type WrittenSheet, writeSheet } from '../../../platform/sheets/write-sheet.ts';
import { placeOf } from '../../places/index.ts';
import { countSteps } from '../counts/count.ts';
import { countById, sheetLines } from '../counts/queries.ts';
import { locationsById } from '../locations/queries.ts';

const COLUMNS = [
  ...[cellColumn('code'), cellColumn('item'), cellColumn('counted', 'quantity'), cellColumn('unit')],
  cellColumn('entry', 'number'),
];

/**
 * The sheet of a count, to be filled in: what is to be counted, and what was entered so far, as whoever sees stock sees it. What should be
 * there is not in it, whoever asks. Throws NOT_FOUND, and INVALID for a count in which nothing is entered any more.
 */
export const countSheet = query({
  name: 'inventory.countSheet',
  permission: 'stock:read',
  input: z.object({ outletId: z.uuid(), countId: z.uuid(), format: z.enum(SHEET_FORMATS) }),
  async handle({ db, within }, { outletId, countId, format }): Promise<WrittenSheet> {
    within(outletId);
    const { outlet } = await placeOf(db, outletId);
    const count = await countById(db, countId);
    if (count?.outletId !== outletId) throw new AppError('NOT_FOUND', 'There is no such count.');
    if (countSteps.next(count.state, 'enter') === null)
      throw new AppError('INVALID', 'Nothing is entered in this count any more: look at it again.');
    const location = (await locationsById(db, [count.locationId])).get(count.locationId);
    const rows = (await sheetLines(db, countId)).map(({ code, item, spoken, unit, baseUnit, version }) => ({
      ...{ code, item, counted: spoken, unit: unit ?? LIKELY[baseUnit], entry: version },
    }));
    const name = `${outlet.code}-${location?.code ?? ''}-count`.toLowerCase();
    return writeSheet(name, format, COLUMNS, rows);
  },
});

/** What people weigh and measure in, where nobody said. */
const LIKELY = { g: 'kg', ml: 'l', pcs: 'pcs' } as const;
