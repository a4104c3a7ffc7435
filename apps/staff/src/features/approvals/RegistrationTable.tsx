import { type Column, DataTable, type DataTableProps, formatDay, formatTime, StatusPill } from '@college-kiosk/ui';
import { Checkbox } from '@mantine/core';
import type { RegistrationRowFragment } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { RejectRegistration } from './RejectRegistration.tsx';

const RegistrationRow = graphql(`
  fragment RegistrationRow on Registration {
    __typename
    id
    name
    email
    collegeId
    kind
    registeredAt
    addressConfirmedAt
    state
    reason
  }
`);

type Row = RegistrationRowFragment;
type Props = {
  rows: readonly FragmentType<typeof RegistrationRow>[];
  loading: boolean;
  error: DataTableProps<Row>['error'];
  isFiltered: boolean;
  onShowAll: () => void;
  /** Who is marked to be admitted; null where nobody can be. */
  chosen: ReadonlySet<string> | null;
  onChosen: (ids: ReadonlySet<string>) => void;
  onDecided: () => void;
};

/** Registrations, one a row, with a box to mark those whose address is confirmed. */
export function RegistrationTable({ rows, loading, error, isFiltered, onShowAll, chosen, onChosen, onDecided }: Props) {
  const { organisation } = useSigned();
  const shown = rows.map((row) => readFragment(RegistrationRow, row));
  const mark = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    onChosen(next);
  };
  const moment = (at: string) => `${formatDay(at, organisation.zone)}, ${formatTime(at, organisation.zone)}`;
  const all: Column<Row>[] = [
    { key: 'name', header: 'Name', render: nameAndCard },
    { key: 'email', header: 'E-mail', render: ({ email }) => <span className="ap-email">{email}</span> },
    { key: 'kind', header: 'As', render: ({ kind }) => (kind === 'STUDENT' ? 'Student' : 'Staff') },
    { key: 'when', header: 'Registered', render: ({ registeredAt }) => moment(registeredAt) },
    { key: 'state', header: 'State', render: stateOf },
  ];
  const box: Column<Row> = {
    key: 'box',
    width: 60,
    header: 'Admit',
    render: ({ id, name, addressConfirmedAt }) => (
      <Checkbox
        aria-label={`Admit ${name}`}
        disabled={!addressConfirmedAt}
        checked={chosen?.has(id) ?? false}
        onChange={(event) => mark(id, event.currentTarget.checked)}
      />
    ),
  };
  const acts: Column<Row> = {
    key: 'acts',
    header: <span className="ck-hidden">Reject</span>,
    align: 'end',
    render: (row) => <RejectRegistration registration={row} onRejected={onDecided} />,
  };
  return (
    <DataTable
      caption="Registrations"
      rows={shown}
      rowKey={({ id }) => id}
      loading={loading}
      error={error ?? null}
      empty={
        isFiltered
          ? { kind: 'filtered', title: 'Nobody fits', action: { label: 'Show all', onClick: onShowAll } }
          : { kind: 'done', title: 'Nobody is here', children: 'Who registers appears here.' }
      }
      columns={chosen ? [box, ...all, acts] : all}
    />
  );
}

function nameAndCard({ name, collegeId }: Row) {
  return (
    <>
      <strong>{name}</strong>
      {collegeId ? <span className="ap-card">{collegeId}</span> : null}
    </>
  );
}

function stateOf({ state, addressConfirmedAt, reason }: Row) {
  if (state === 'ADMITTED') return <StatusPill tone="good">Admitted</StatusPill>;
  if (state === 'REJECTED')
    return (
      <>
        <StatusPill tone="bad">Rejected</StatusPill>
        <span className="ap-card">{reason}</span>
      </>
    );
  return addressConfirmedAt ? (
    <StatusPill tone="good">Address confirmed</StatusPill>
  ) : (
    <StatusPill tone="soon">Address not confirmed</StatusPill>
  );
}
