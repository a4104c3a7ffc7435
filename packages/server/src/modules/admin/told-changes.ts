import type { RecordChange } from '../../platform/audit/changes.ts';

/** A field of a record before and after, as JSON; neither where it is hidden. */
export interface ToldChange {
  readonly entity: string;
  readonly entityId: string;
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly isHidden: boolean;
}

/** What a row of the trail says was changed, one field each. */
export function toldChanges(changes: readonly RecordChange[] | null): ToldChange[] {
  return (changes ?? []).flatMap(({ entity, id: entityId, fields }) =>
    Object.entries(fields).map(([field, told]) => ({
      ...{ entity, entityId, field, isHidden: 'hidden' in told },
      before: 'hidden' in told ? null : JSON.stringify(told.before),
      after: 'hidden' in told ? null : JSON.stringify(told.after),
    })),
  );
}

/** The same in one line of text, for a cell of a table. */
export function changesInWords(changes: readonly RecordChange[] | null): string {
  return toldChanges(changes)
    .map(({ field, before, after, isHidden }) => `${field}: ${isHidden ? 'changed' : `${before} -> ${after}`}`)
    .join('; ');
}
