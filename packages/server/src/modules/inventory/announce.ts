import { stockChanged } from '../../events/inventory.ts';
import type { CommandScope } from '../../platform/command/command.ts';

/** Says that these stock items changed in an outlet, by the command that reserved, consumed, released or received them. */
export function announceStock(
  scope: Pick<CommandScope, 'emit'>,
  outletId: string,
  stockItemIds: Iterable<string>,
): void {
  const ids = [...new Set(stockItemIds)];
  if (ids.length > 0) scope.emit(stockChanged, { outletId, stockItemIds: ids });
}
