import { type Column, DataTable, DietMark, MoneyText, StatusPill } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ImportDetailsFragment as Details, ImportAction } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { download } from './menu-file.ts';

const ImportDetailsFragment = graphql(`
  fragment ImportDetails on MenuImport {
    __typename
    problemCount
    problems { __typename row column value message severity }
    dishCount
    dishes {
      __typename
      rows
      action
      code
      name
      category
      diet
      station
      servings { __typename row name price }
    }
  }
`);

type Problem = Details['problems'][number] & { key: string };
type Dish = Details['dishes'][number];

/** What is to be looked at, row by row, and the dishes as they would be or were written. */
export function ImportDetails({ of }: { of: FragmentType<typeof ImportDetailsFragment> }) {
  const { problems, problemCount, dishes, dishCount } = readFragment(ImportDetailsFragment, of);
  const save = () =>
    download('import-problems.csv', [
      ['row', 'column', 'value', 'severity', 'what to do'],
      ...problems.map(({ row, column, value, severity, message }) => [row, column, value, severity, message]),
    ]);
  return (
    <>
      {problems.length > 0 ? (
        <section className="mi-list">
          <header>
            <h2>To look at {more(problems.length, problemCount)}</h2>
            <Button variant="subtle" leftSection={<IconDownload size={18} aria-hidden />} onClick={save}>
              Save as CSV
            </Button>
          </header>
          <DataTable
            caption="Problems of the file"
            columns={problemColumns}
            rows={problems.map((problem, at) => ({ ...problem, key: `${at}` }))}
            rowKey={({ key }) => key}
            maxHeight="60vh"
          />
        </section>
      ) : null}
      {dishes.length > 0 ? (
        <section className="mi-list">
          <header>
            <h2>Dishes {more(dishes.length, dishCount)}</h2>
          </header>
          <DataTable
            caption="Dishes of the file"
            columns={dishColumns}
            rows={dishes}
            rowKey={({ rows }) => String(rows[0])}
            maxHeight="70vh"
          />
        </section>
      ) : null}
    </>
  );
}

const more = (shown: number, all: number) => (shown < all ? `(the first ${shown} of ${all})` : `(${all})`);

const problemColumns: Column<Problem>[] = [
  { key: 'row', header: 'Row', numeric: true, width: 64, render: ({ row }) => row },
  {
    key: 'severity',
    header: 'Kind',
    width: 110,
    render: ({ severity }) => (
      <StatusPill tone={severity === 'ERROR' ? 'bad' : 'soon'}>
        {severity === 'ERROR' ? 'Left out' : 'Check'}
      </StatusPill>
    ),
  },
  { key: 'column', header: 'Column', render: ({ column }) => column ?? 'whole row' },
  { key: 'value', header: 'Says', render: ({ value }) => (value ? <span className="mi-value">{value}</span> : '–') },
  { key: 'message', header: 'What to do', render: ({ message }) => message },
];

const ACTIONS = {
  CREATE: { tone: 'good', label: 'New' },
  UPDATE: { tone: 'info', label: 'Changed' },
  SKIP: { tone: 'quiet', label: 'As it was' },
  FAIL: { tone: 'bad', label: 'Left out' },
} as const satisfies Record<ImportAction, { tone: string; label: string }>;

const dishColumns: Column<Dish>[] = [
  { key: 'rows', header: 'Row', numeric: true, width: 64, render: ({ rows }) => rows.join(', ') },
  {
    key: 'action',
    header: 'Is',
    width: 110,
    render: ({ action }) => <StatusPill tone={ACTIONS[action].tone}>{ACTIONS[action].label}</StatusPill>,
  },
  {
    key: 'name',
    header: 'Dish',
    render: ({ name, diet, code }) => (
      <span className="mi-dish">
        <b>
          {diet ? <DietMark diet={diet} size={16} /> : null} {name}
        </b>
        {code ? <small>{code}</small> : null}
      </span>
    ),
  },
  {
    key: 'category',
    header: 'Category',
    render: ({ category, action }) => category ?? (action === 'FAIL' ? '–' : 'as it is'),
  },
  { key: 'station', header: 'Station', render: ({ station }) => station ?? '–' },
  {
    key: 'servings',
    header: 'Price',
    align: 'end',
    render: ({ servings, action }) => (
      <span className="mi-prices">
        {servings.map(({ row, name, price }) => (
          <span key={row}>
            {name ? <small>{name}</small> : null}{' '}
            {price == null ? action === 'FAIL' ? '–' : 'as it is' : <MoneyText value={price} />}
          </span>
        ))}
      </span>
    ),
  },
];
