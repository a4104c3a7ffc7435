import { useCallback, useRef, useState } from 'react';
import { type Act, type Cell, cellOf, type Line } from './count-sheet.ts';
import { useKeptDraft } from './use-kept-draft.ts';
import { type Conflict, useSaveDraft } from './use-save-draft.ts';

/**
 * The fields of a count: what is typed is kept on this device at once and sent when the typing rests, so that a reload or a lost
 * line loses nothing. What somebody else saved meanwhile is told, field by field.
 */
export function useCountSheet(
  countId: string,
  lines: readonly Line[],
  firstUnit: (id: string) => string,
  onChanged: () => void,
) {
  const [draft, setDraft] = useKeptDraft(countId);
  // What was saved from here, until the server's lines have come with it.
  const [saved, setSaved] = useState<Readonly<Record<string, Line>>>({});
  const acts = useRef<Act[]>([]);
  const lineOf = (stockItemId: string): Line => {
    const none = { stockItemId, version: 0, quantity: null, unit: null };
    const [theirs, ours] = [lines.find((line) => line.stockItemId === stockItemId) ?? none, saved[stockItemId]];
    return ours && ours.version > theirs.version ? ours : theirs;
  };
  const shown = (stockItemId: string): Cell => cellOf(lineOf(stockItemId), draft, firstUnit(stockItemId));
  const put = (cells: readonly { stockItemId: string; cell: Cell }[]) => {
    const typed = cells.map(({ stockItemId, cell }) => {
      const version = draft[stockItemId]?.version ?? lineOf(stockItemId).version;
      return [stockItemId, { ...cell, version }] as const;
    });
    setDraft((before) => ({ ...before, ...Object.fromEntries(typed) }));
  };
  const change = (cells: readonly { stockItemId: string; cell: Cell }[]) => {
    acts.current.push(cells.map(({ stockItemId }) => ({ stockItemId, before: shown(stockItemId) })));
    put(cells);
  };
  const undo = () => put((acts.current.pop() ?? []).map(({ stockItemId, before }) => ({ stockItemId, cell: before })));

  const onSaved = useCallback(
    (done: readonly Line[]) => {
      setSaved((before) => ({ ...before, ...Object.fromEntries(done.map((line) => [line.stockItemId, line])) }));
      onChanged();
    },
    [onChanged],
  );
  const saving = useSaveDraft({ countId, draft, setDraft, onSaved, onEnded: onChanged });

  /** Settles a conflict: theirs stays, or mine is saved over it, now that it was seen. */
  const settle = (conflict: Conflict, keepMine: boolean) => {
    const { stockItemId, version, quantity, unit } = conflict;
    setSaved((before) => ({ ...before, [stockItemId]: { stockItemId, version, quantity, unit } }));
    setDraft(({ [stockItemId]: mine, ...rest }) =>
      keepMine && mine ? { ...rest, [stockItemId]: { ...mine, version } } : rest,
    );
    saving.settled(conflict);
  };
  return { draft, shown, change, undo, settle, ...saving };
}
