import './drawers.css';
import { usePages } from '@college-kiosk/client';
import {
  EmptyState,
  formatDay,
  formatTime,
  LoadingShape,
  MoneyText,
  PageHeader,
  ShowMore,
  StatusPill,
} from '@college-kiosk/ui';
import { NativeSelect } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import type { DrawerSessionsQuery } from '../../gql/graphql.ts';
import { Figure } from '../../shell/Figure.tsx';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { mayDo, useSigned } from '../../shell/viewer.ts';
import { stateWords } from './drawer-words.ts';

const DrawerSessionsDocument = graphql(`
  query DrawerSessions($outletId: UUID!, $after: String) {
    drawerSessions(outletId: $outletId, first: 50, after: $after) {
      __typename
      pageInfo { __typename hasNextPage endCursor }
      edges {
        __typename
        node {
          __typename
          id
          state
          openedAt
          openedByLabel
          float
          expected
          counted
          zNumber
          drawer { __typename id name }
        }
      }
    }
  }
`);

/** The sessions of an outlet's cash drawers, the newest first. */
export function DrawersPage() {
  const { viewer } = useSigned();
  const search = useSearch({ from: '/drawers' });
  const navigate = useNavigate({ from: '/drawers' });
  const outlets = viewer.outlets.filter(({ id }) => mayDo(viewer, 'drawer:see', id));
  const outletId = outlets.find(({ id }) => id === search.outlet)?.id ?? outlets[0]?.id;
  const { data, error, refetch, ...list } = usePages(DrawerSessionsDocument, {
    variables: { outletId: outletId ?? '' },
    skip: outletId === undefined,
    page: (data) => data.drawerSessions,
  });
  const page = data?.drawerSessions;
  return (
    <>
      <PageHeader
        title="Cash drawers"
        lead="What each was opened with, what it should have held, and what was counted."
      />
      {outlets.length > 1 ? (
        <div className="fn-filters">
          <NativeSelect
            label="Outlet"
            value={outletId}
            data={outlets.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(event) => {
              const outlet = event.currentTarget.value;
              void navigate({ search: (before) => ({ ...before, outlet }) });
            }}
          />
        </div>
      ) : null}
      {outletId === undefined ? (
        <EmptyState kind="first-use" title="No outlet’s drawers are open to your account" />
      ) : error ? (
        <ProblemState error={error} onRetry={refetch} />
      ) : !page ? (
        <LoadingShape shape="rows" count={8} label="Sessions" />
      ) : page.edges.length === 0 ? (
        <EmptyState kind="first-use" title="No drawer was opened here yet">
          Drawers are set up and opened at the counter, under Staff.
        </EmptyState>
      ) : (
        <SessionsTable page={page} outlet={outletId} />
      )}
      <ShowMore list={list} />
    </>
  );
}

function SessionsTable({ page, outlet }: { page: DrawerSessionsQuery['drawerSessions']; outlet: string }) {
  const { zone } = useSigned().organisation;
  return (
    <table className="fn-table fn-sessions">
      <thead>
        <tr>
          <th scope="col">Drawer</th>
          <th scope="col">State</th>
          <th scope="col">Float</th>
          <th scope="col">Should be</th>
          <th scope="col">Counted</th>
          <th scope="col">Difference</th>
        </tr>
      </thead>
      <tbody>
        {page.edges.map(
          ({ node: { id, state, openedAt, openedByLabel, float, expected, counted, zNumber, drawer } }) => (
            <tr key={id}>
              <td>
                <Link to="/drawers/$outletId/$sessionId" params={{ outletId: outlet, sessionId: id }}>
                  {drawer.name}
                  {zNumber === null ? '' : `, Z ${zNumber}`}
                </Link>
                <small>
                  {formatDay(openedAt, zone)}, {formatTime(openedAt, zone)}, {openedByLabel}
                </small>
              </td>
              <td>
                <StatusPill tone={stateWords[state].tone}>{stateWords[state].label}</StatusPill>
              </td>
              <td>
                <Figure value={float} />
              </td>
              <td>{expected === null ? '' : <MoneyText value={expected} paise />}</td>
              <td>{counted === null ? '' : <MoneyText value={counted} paise />}</td>
              <td>
                {expected === null || counted === null ? '' : <MoneyText value={counted - expected} paise sign />}
              </td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}
