import { DataTable, FigureCard, formatQuantity, MoneyText } from '@college-kiosk/ui';
import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useSigned } from '../../../shell/viewer.tsx';
import { CountDecision } from './CountDecision.tsx';
import type { ShownCount } from './count-words.ts';

type Props = { count: ShownCount; onChanged: () => void };

/** What a count found, line by line and in all; and the decision, for whoever did not count. */
export function CountReview({ count, onChanged }: Props) {
  const { may } = useSigned();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { shrinkage } = count;
  const { short, over, expectedValue } = count.figures;
  const decides = count.state === 'REVIEW' && may('count:approve');
  const rows = [...count.lines].sort((a, b) => size(b) - size(a) || a.item.name.localeCompare(b.item.name));
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  if (count.state === 'CANCELLED') return null;
  return (
    <div className="sc-review">
      <div className="sc-cards">
        <FigureCard label="Missing" figure={<MoneyText value={short ?? 0} paise />} />
        <FigureCard label="Too much" figure={<MoneyText value={over ?? 0} paise />} />
        <FigureCard label="On balance" figure={share((over ?? 0) - (short ?? 0), expectedValue)} />
        <FigureCard label="Shrinkage, of 30 days’ use" figure={shrinkage === null ? '–' : percent(shrinkage)} />
      </div>
      <DataTable
        caption="What was counted"
        rows={rows}
        rowKey={({ item }) => item.id}
        columns={[
          {
            key: 'item',
            header: 'Item',
            render: ({ item }) =>
              decides ? (
                <Checkbox label={item.name} checked={chosen.has(item.id)} onChange={() => toggle(item.id)} />
              ) : (
                item.name
              ),
          },
          {
            key: 'expected',
            header: 'Expected',
            numeric: true,
            render: ({ expected, item }) => formatQuantity(expected ?? 0, item.baseUnit),
          },
          {
            key: 'counted',
            header: 'Counted',
            numeric: true,
            render: ({ counted, countedFirst, item }) => (
              <span className="sc-counted">
                {formatQuantity(counted ?? 0, item.baseUnit)}
                {countedFirst === null ? null : <small>first {formatQuantity(countedFirst, item.baseUnit)}</small>}
              </span>
            ),
          },
          {
            key: 'variance',
            header: 'Difference',
            numeric: true,
            render: ({ variance, item }) => (
              <strong data-short={(variance ?? 0) < 0 || undefined}>
                {(variance ?? 0) > 0 ? '+' : ''}
                {formatQuantity(variance ?? 0, item.baseUnit)}
              </strong>
            ),
          },
          {
            key: 'share',
            header: '%',
            numeric: true,
            render: ({ variance, expected }) => share(variance ?? 0, expected),
          },
          {
            key: 'value',
            header: 'Worth',
            numeric: true,
            render: ({ varianceValue }) => <MoneyText value={varianceValue ?? 0} paise />,
          },
        ]}
      />
      {decides ? <CountDecision count={count} chosen={[...chosen]} onChanged={onChanged} /> : null}
    </div>
  );
}

function size({ varianceValue, variance }: ShownCount['lines'][number]): number {
  return Math.abs(varianceValue ?? 0) || Math.abs(variance ?? 0) / 1_000_000_000;
}

/** A part of something in per cent; a dash of nothing. */
function share(part: number, of: number | null): string {
  return of ? percent((part * 10_000) / of) : '–';
}

function percent(basisPoints: number): string {
  const shown = Math.abs(basisPoints / 100).toLocaleString('en-IN', { maximumFractionDigits: 1 });
  return `${basisPoints < 0 && shown !== '0' ? '−' : ''}${shown} %`;
}
