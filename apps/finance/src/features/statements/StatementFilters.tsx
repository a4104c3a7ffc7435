import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { StatementName } from '../../gql/graphql.ts';
import { useSigned } from '../../shell/viewer.ts';
import { rangesOf } from './statement-days.ts';

const names: Readonly<Record<StatementName, string>> = {
  PROFIT_AND_LOSS: 'Profit and loss',
  BALANCE_SHEET: 'Balance sheet',
  CASH_FLOW_DIRECT: 'Cash flow',
  CASH_FLOW_INDIRECT: 'Cash flow, indirect',
};

type Shown = {
  show: StatementName;
  from: string;
  to: string;
  compare: 'before' | 'year' | undefined;
  outlet: string | undefined;
};
type Props = Shown & { onChange: (change: Partial<Shown>) => void };

/** Which statement, of when, of where, and beside what. */
export function StatementFilters({ show, from, to, compare, outlet, onChange }: Props) {
  const { viewer, today } = useSigned();
  const isOfDay = show === 'BALANCE_SHEET';
  return (
    <>
      <fieldset className="fs-choice">
        <legend className="ck-hidden">Which</legend>
        {(Object.keys(names) as StatementName[]).map((key) => (
          <Button
            key={key}
            variant={key === show ? 'filled' : 'default'}
            aria-pressed={key === show}
            onClick={() => onChange({ show: key })}
          >
            {names[key]}
          </Button>
        ))}
      </fieldset>
      <div className="fn-filters">
        {isOfDay ? null : (
          <TextInput
            type="date"
            label="From"
            value={from}
            max={to}
            onChange={(event) => onChange({ from: event.currentTarget.value || undefined })}
          />
        )}
        <TextInput
          type="date"
          label={isOfDay ? 'At the end of' : 'To'}
          value={to}
          min={isOfDay ? undefined : from}
          max={today}
          onChange={(event) => onChange({ to: event.currentTarget.value || undefined })}
        />
        <NativeSelect
          label="Beside"
          value={compare ?? ''}
          data={[
            { value: '', label: 'Nothing' },
            { value: 'before', label: isOfDay ? 'The end of the days before' : 'The days before' },
            { value: 'year', label: 'A year before' },
          ]}
          onChange={(event) => onChange({ compare: (event.currentTarget.value || undefined) as Shown['compare'] })}
        />
        {viewer.outlets.length < 2 ? null : (
          <NativeSelect
            label="Outlet"
            value={outlet ?? ''}
            data={[
              { value: '', label: 'All outlets' },
              { value: 'each', label: 'Each in a column' },
              ...viewer.outlets.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(event) => onChange({ outlet: event.currentTarget.value || undefined })}
          />
        )}
        <fieldset className="fs-ranges">
          <legend className="ck-hidden">Days</legend>
          {rangesOf(today).map(({ label, days }) => (
            <Button
              key={label}
              variant="subtle"
              size="compact-sm"
              aria-pressed={days.from === from && days.to === to}
              onClick={() => onChange(days)}
            >
              {label}
            </Button>
          ))}
        </fieldset>
      </div>
    </>
  );
}
