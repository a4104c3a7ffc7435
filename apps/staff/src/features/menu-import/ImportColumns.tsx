import { NativeSelect } from '@mantine/core';
import type { ImportColumnInput, ImportField } from '../../gql/graphql.ts';
import { FIELD_NAMES, withField } from './settings.ts';

type Props = {
  columns: readonly { column: number; header: string; field: ImportField; sample: string }[];
  onChange: (columns: ImportColumnInput[]) => void;
};

const choices = (Object.keys(FIELD_NAMES) as ImportField[]).map((value) => ({ value, label: FIELD_NAMES[value] }));

/** What each column is read as, changeable. */
export function ImportColumns({ columns, onChange }: Props) {
  const fields = columns.map(({ column, field }) => ({ column, field }));
  return (
    <section className="mi-card">
      <h2>Columns</h2>
      <ul className="mi-columns">
        {columns.map(({ column, header, field, sample }) => (
          <li key={column} data-unused={field === 'IGNORE' || undefined}>
            <span className="mi-column">
              <b>{header || `Column ${column}`}</b>
              <small>{sample || 'empty'}</small>
            </span>
            <NativeSelect
              aria-label={`${header || `Column ${column}`} is`}
              data={choices}
              value={field}
              onChange={(event) => onChange(withField(fields, column, event.currentTarget.value as ImportField))}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
