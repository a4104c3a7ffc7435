import { formatQuantity } from '@college-kiosk/ui';
import type { BaseUnit } from '../../../gql/graphql.ts';
import { sayShare } from './recipe-words.ts';

type Version = {
  makes: number | null;
  processLoss: number;
  lines: readonly { item: { id: string; name: string; baseUnit: BaseUnit }; quantity: number }[];
};

/** What a version says differently from the one before it, a sentence each; of the first, nothing. */
export function changesBetween(before: Version | undefined, after: Version, baseUnit: BaseUnit | null): string[] {
  if (!before) return [];
  const changes: string[] = [];
  if (before.makes !== after.makes && baseUnit) {
    changes.push(
      `Makes ${formatQuantity(after.makes ?? 0, baseUnit)}, was ${formatQuantity(before.makes ?? 0, baseUnit)}`,
    );
  }
  if (before.processLoss !== after.processLoss) {
    changes.push(`Loses ${sayShare(after.processLoss)}, was ${sayShare(before.processLoss)}`);
  }
  const was = new Map(before.lines.map((line) => [line.item.id, line]));
  const is = new Map(after.lines.map((line) => [line.item.id, line]));
  for (const { item, quantity } of after.lines) {
    const old = was.get(item.id);
    const now = formatQuantity(quantity, item.baseUnit);
    if (!old) changes.push(`${item.name} ${now}, new`);
    else if (old.quantity !== quantity) {
      changes.push(`${item.name} ${now}, was ${formatQuantity(old.quantity, item.baseUnit)}`);
    }
  }
  for (const { item } of before.lines) if (!is.has(item.id)) changes.push(`${item.name} no more`);
  return changes;
}
