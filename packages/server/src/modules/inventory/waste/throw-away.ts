import { AppError, isRefusal, type Money, type Refusal, refuse, sumMoney } from '@college-kiosk/kernel';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { CommandScope } from '../../../platform/command/command.ts';
import { attachFiles } from '../../../platform/files/keep-file.ts';
import type { PostingDates } from '../../finance/index.ts';
import { idsOfPersonBehind } from '../../identity/index.ts';
import { stockSettingsNow } from '../settings/stock-settings.ts';
import type { PickedWaste } from './pick-waste.ts';
import { wasteEntries } from './tables.ts';
import { type ChosenWaste, writeWaste } from './write-waste.ts';

/** Waste of one item, its batches chosen and their level held, with photos that were kept before. */
export interface ThrownAway extends Omit<ChosenWaste, 'needsApproval' | 'takes'> {
  readonly takes: PickedWaste['takes'];
  readonly photoIds: readonly string[];
}

/**
 * Writes waste off at batch value; or, where it is worth more than the limit, together with what the same person wasted of the item that day without
 * anybody else, lays it apart until another person decides. Where the organisation says so, that has a photo: refuses PHOTO_NEEDED. Throws
 * NOT_FOUND for a photo that is not one's own or of something else already.
 */
export async function throwAway(
  scope: CommandScope,
  { photoIds, ...waste }: ThrownAway,
  dates: PostingDates,
): Promise<{ waits: boolean } | Refusal> {
  const { id, outletId, item, takes } = waste;
  const waits = await isAboveLimit(scope, { outletId, stockItemId: item.id, takes, photoIds }, dates);
  if (isRefusal(waits)) return waits;
  await writeWaste(scope, { ...waste, needsApproval: waits }, dates);
  await attachFiles(scope, photoIds, { outletId, ownerType: 'WASTE_ENTRY', ownerId: id }, noSuchPhoto);
  return { waits };
}

async function isAboveLimit(
  scope: CommandScope,
  of: Pick<ThrownAway, 'outletId' | 'takes' | 'photoIds'> & { readonly stockItemId: string },
  { businessDate }: PostingDates,
): Promise<boolean | Refusal> {
  const { wasteApprovalAbove, wastePhotoNeeded } = await stockSettingsNow(scope.tx);
  const before = await aloneToday(scope, { ...of, businessDate });
  const isAbove = before + sumMoney(of.takes.map(({ value }) => value)) > wasteApprovalAbove;
  if (!isAbove || !wastePhotoNeeded || of.photoIds.length > 0) return isAbove;
  return refuse('PHOTO_NEEDED', 'It is worth so much that it needs a photo. Take one, and say it again.');
}

function noSuchPhoto(): AppError {
  return new AppError('NOT_FOUND', 'A photo is not there, or belongs to something else. Take it again.');
}

/** What the same person, also by keys of theirs, wasted of an item that day without another person: a limit is not passed by in small steps. */
async function aloneToday(
  { tx, actor }: Pick<CommandScope, 'tx' | 'actor'>,
  of: { readonly outletId: string; readonly stockItemId: string; readonly businessDate: string },
): Promise<Money> {
  const own =
    actor.id === null
      ? isNull(wasteEntries.reportedBy)
      : inArray(wasteEntries.reportedBy, await idsOfPersonBehind(tx, actor.id));
  const [row] = await tx
    .select({ value: sql<number>`coalesce(sum(${wasteEntries.value}), 0)::float8` })
    .from(wasteEntries)
    .where(
      and(
        ...[eq(wasteEntries.outletId, of.outletId), eq(wasteEntries.businessDate, of.businessDate)],
        ...[eq(wasteEntries.stockItemId, of.stockItemId), eq(wasteEntries.state, 'WASTED')],
        ...[eq(wasteEntries.needsApproval, false), own],
      ),
    );
  return row?.value ?? 0;
}
