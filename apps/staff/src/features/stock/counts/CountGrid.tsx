import { Notice, StatusPill } from '@college-kiosk/ui';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react';
import { unitsOf } from '../../../shell/amounts.ts';
import { type ChosenItem, StockItemSelect } from '../../../shell/StockItemSelect.tsx';
import { CountSteps } from './CountSteps.tsx';
import { isSound, type Line, pastedCells } from './count-sheet.ts';
import type { ShownCount } from './count-words.ts';
import { useCountSheet } from './use-count-sheet.ts';
import type { Conflict } from './use-save-draft.ts';

type Props = { count: ShownCount; outletId: string; onChanged: () => void };
type Row = {
  id: string;
  name: string;
  baseUnit: string;
  units: readonly string[];
  mustRecount: boolean;
  isSaved: boolean;
};

/** The sheet people count on: arrows and Enter go down and up, a column can be pasted, Ctrl+Z takes back, and all is saved as one goes. */
export function CountGrid({ count, outletId, onChanged }: Props) {
  const [added, setAdded] = useState<readonly ChosenItem[]>([]);
  const body = useRef<HTMLTableSectionElement>(null);
  const again = count.state === 'RECOUNT';
  const lines: Line[] = count.lines.map(({ item, version, quantity, unit }) => ({
    stockItemId: item.id,
    version,
    quantity,
    unit,
  }));
  const counted: Row[] = count.lines.map(({ item, mustRecount, quantity }) => ({
    ...{ id: item.id, name: item.name, baseUnit: item.baseUnit, units: unitsOf(item) },
    ...{ mustRecount: again && mustRecount, isSaved: quantity !== null },
  }));
  const known = new Set(counted.map(({ id }) => id));
  const rows = [
    ...counted.filter(({ mustRecount }) => mustRecount),
    ...counted.filter(({ mustRecount }) => !mustRecount),
    ...added.filter(({ id }) => !known.has(id)).map((item) => ({ ...item, mustRecount: false, isSaved: false })),
  ];
  const rowOf = (id: string) => rows.find((row) => row.id === id);
  const sheet = useCountSheet(count.id, lines, (id) => rowOf(id)?.units[0] ?? 'pcs', onChanged);
  const open = rows.filter(({ id }) => sheet.shown(id).typed.trim() === '').length;

  const focus = (at: number) => {
    const input = body.current?.querySelectorAll<HTMLInputElement>('input')[at];
    input?.focus();
    input?.select();
  };
  const onKey = (event: KeyboardEvent, at: number) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') {
      event.preventDefault();
      return sheet.undo();
    }
    const step = { ArrowDown: 1, Enter: event.shiftKey ? -1 : 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    focus(at + step);
  };
  const onPaste = (event: ClipboardEvent, at: number) => {
    const fields = rows.slice(at).map(({ id, units }) => ({ stockItemId: id, unit: sheet.shown(id).unit, units }));
    const cells = pastedCells(event.clipboardData.getData('text'), fields);
    if (!cells) return;
    event.preventDefault();
    sheet.change(cells);
    focus(Math.min(at + cells.length, rows.length) - 1);
  };
  return (
    <div className="sc-grid">
      <p className="sc-how">
        Enter or the arrows go from row to row; a column can be pasted from a spreadsheet; Ctrl+Z takes back. Enter 0
        for what is not there.
      </p>
      {again ? (
        <Notice tone="soon">Some lines differ by much. Please count those once more, from the shelf.</Notice>
      ) : null}
      {sheet.refusal ? <Notice>{sheet.refusal}</Notice> : null}
      <table className="sc-sheet">
        <caption className="ck-hidden">What was counted</caption>
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col">Counted</th>
            <th scope="col">Unit</th>
            <th scope="col">Saved</th>
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row, at) => {
            const cell = sheet.shown(row.id);
            const conflict = sheet.conflicts.find(({ stockItemId }) => stockItemId === row.id);
            const isTyped = sheet.draft[row.id] !== undefined;
            return (
              <tr key={row.id} data-again={row.mustRecount || undefined}>
                <th scope="row">
                  {row.name} {row.mustRecount ? <StatusPill tone="soon">Once more</StatusPill> : null}
                  {conflict ? (
                    <ConflictRow conflict={conflict} onSettle={(mine) => sheet.settle(conflict, mine)} />
                  ) : null}
                </th>
                <td>
                  <TextInput
                    aria-label={`${row.name}: counted`}
                    size="md"
                    inputMode="decimal"
                    autoComplete="off"
                    value={cell.typed}
                    error={isSound(cell) ? undefined : 'A number'}
                    onChange={(event) =>
                      sheet.change([{ stockItemId: row.id, cell: { ...cell, typed: event.currentTarget.value } }])
                    }
                    onKeyDown={(event) => onKey(event, at)}
                    onPaste={(event) => onPaste(event, at)}
                  />
                </td>
                <td>
                  <NativeSelect
                    aria-label={`${row.name}: unit`}
                    size="md"
                    data={[...row.units]}
                    value={cell.unit}
                    onChange={(event) =>
                      sheet.change([{ stockItemId: row.id, cell: { ...cell, unit: event.currentTarget.value } }])
                    }
                  />
                </td>
                <td className="sc-saved">
                  {conflict ? 'Changed by another' : isTyped ? 'Not yet' : row.isSaved ? 'Saved' : ''}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className="sc-add">
        <StockItemSelect
          key={added.length}
          blind
          outletId={outletId}
          chosen={null}
          onChoose={(item) => item && setAdded([...added, item])}
        />
        <span>Found something that is not on the list? Choose it here.</span>
      </div>
      <CountSteps count={count} open={open} save={sheet.save} onChanged={onChanged} />
    </div>
  );
}

/** What somebody else saved in the same field; one of the two stays, and whoever is here says which. */
function ConflictRow({ conflict, onSettle }: { conflict: Conflict; onSettle: (keepMine: boolean) => void }) {
  const { quantity, unit } = conflict;
  const theirs = quantity === null ? 'emptied it' : `entered ${quantity / 1_000} ${unit ?? ''}`;
  return (
    <span className="sc-conflict" role="alert">
      Somebody else {theirs}.
      <Button size="compact-sm" variant="default" onClick={() => onSettle(false)}>
        Take theirs
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => onSettle(true)}>
        Keep mine
      </Button>
    </span>
  );
}
