import { problemOf } from '@college-kiosk/client';
import { sayCelsius } from '@college-kiosk/kernel';
import { DataTable, formatDay, formatTime, ShowMore, StatusPill } from '@college-kiosk/ui';
import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useSigned } from '../../../shell/viewer.tsx';
import type { useReadings } from './use-readings.ts';

type Props = { units: readonly { id: string; name: string }[]; readings: ReturnType<typeof useReadings> };

/** The log: what was read, newest first; of one unit, or only what was out of its limits. */
export function Readings({ units, readings }: Props) {
  const { organisation } = useSigned();
  const { unit, out } = useSearch({ from: '/signed/stock/temperatures' });
  const navigate = useNavigate({ from: '/stock/temperatures' });
  const { rows, error, isLoading, refetch, ...list } = readings;
  const problem = error ? problemOf(error) : null;
  return (
    <section className="tp-log" aria-label="The log">
      <h2>The log</h2>
      <div className="st-filters">
        <SegmentedControl
          aria-label="Which readings"
          value={out ? 'out' : 'all'}
          data={[
            { value: 'all', label: 'All' },
            { value: 'out', label: 'Out of limits' },
          ]}
          onChange={(value) =>
            void navigate({ search: (before) => ({ ...before, out: value === 'out' || undefined }) })
          }
        />
        <NativeSelect
          aria-label="Of which unit"
          value={unit ?? ''}
          data={[{ value: '', label: 'Of all units' }, ...units.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(event) => {
            const { value } = event.currentTarget;
            void navigate({ search: (before) => ({ ...before, unit: value || undefined }) });
          }}
        />
      </div>
      <DataTable
        caption="Temperatures"
        rows={rows}
        rowKey={({ id }) => id}
        loading={isLoading}
        error={problem && { message: problem.message, reference: problem.requestId, onRetry: refetch }}
        empty={{
          kind: out ? 'done' : 'first-use',
          title: out ? 'Nothing was out of its limits' : 'Nothing was read yet',
        }}
        columns={[
          {
            key: 'at',
            header: 'When',
            render: ({ readAt }) => `${formatDay(readAt, organisation.zone)}, ${formatTime(readAt, organisation.zone)}`,
          },
          { key: 'unit', header: 'Where', render: (row) => row.unit.name },
          {
            key: 'temperature',
            header: 'Temperature',
            numeric: true,
            render: ({ temperature }) => sayCelsius(temperature),
          },
          {
            key: 'out',
            header: 'Limits',
            render: ({ isOut }) =>
              isOut ? <StatusPill tone="bad">Out</StatusPill> : <StatusPill tone="good">Safe</StatusPill>,
          },
          { key: 'note', header: 'Note', render: ({ note }) => note ?? '–' },
          { key: 'by', header: 'Read by', render: ({ readByLabel }) => readByLabel },
        ]}
      />
      <ShowMore list={list} />
    </section>
  );
}
