import './menu.css';
import { useLiveQuery } from '@college-kiosk/client';
import { EmptyState, LoadingShape, PageHeader, StatusPill } from '@college-kiosk/ui';
import { Button, TextInput } from '@mantine/core';
import { IconFileImport, IconPlus, IconSearch } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useSigned } from '../../shell/viewer.tsx';
import { MenuRow } from './MenuRow.tsx';
import { OutletSwitch } from './OutletSwitch.tsx';

const MenuPageDocument = graphql(`
  query MenuPage($outletId: UUID!) {
    streamPosition(outletId: $outletId)
    menu(outletId: $outletId) {
      __typename
      version
      categories { __typename id code name position items { __typename id name soldOut portionsLeft ...MenuRow } }
    }
  }
`);
const MenuChangedDocument = graphql(`
  subscription StaffMenuChanged($outletId: UUID!, $since: Position) {
    menuChanged(outletId: $outletId, since: $since) { __typename position after at }
  }
`);

/** What can be ordered now, and the switch that says no to a dish. */
export function MenuPage() {
  const { outlet, may } = useSigned();
  const { category, search = '' } = useSearch({ from: '/signed/menu' });
  const navigate = useNavigate({ from: '/menu' });
  const live = useLiveQuery(MenuPageDocument, MenuChangedDocument, {
    variables: { outletId: outlet.id },
    position: ({ streamPosition }) => streamPosition,
    select: ({ menuChanged }) => menuChanged,
  });
  const categories = [...(live.data?.menu.categories ?? [])].sort((a, b) => a.position - b.position);
  const wanted = search.trim().toLowerCase();
  const shown = categories
    .filter(({ code }) => !category || code === category)
    .map((one) => ({ ...one, items: one.items.filter(({ name }) => name.toLowerCase().includes(wanted)) }))
    .filter(({ items }) => items.length > 0);
  const soldOut = categories.flatMap(({ items }) => items).filter((item) => item.soldOut).length;
  const show = (code: string | undefined) => void navigate({ search: (before) => ({ ...before, category: code }) });

  return (
    <>
      <PageHeader
        title="Menu"
        lead={`What ${outlet.name} sells now`}
        status={soldOut > 0 ? <StatusPill tone="soon">{soldOut} sold out</StatusPill> : undefined}
        actions={
          <>
            {may('menu:manage') ? <ImportLink /> : null}
            {may('menu:manage') ? <NewDishLink /> : null}
            {may('outlet:open') ? <OutletSwitch /> : null}
          </>
        }
      />
      <div className="st-filters">
        <TextInput
          aria-label="Find a dish"
          placeholder="Find a dish"
          leftSection={<IconSearch size={18} aria-hidden />}
          value={search}
          onChange={(event) => {
            const { value } = event.currentTarget;
            void navigate({ search: (before) => ({ ...before, search: value || undefined }), replace: true });
          }}
        />
        <button type="button" className="st-chip" aria-pressed={!category} onClick={() => show(undefined)}>
          All
        </button>
        {categories.map(({ id, code, name }) => (
          <button
            key={id}
            type="button"
            className="st-chip"
            aria-pressed={code === category}
            onClick={() => show(code)}
          >
            {name}
          </button>
        ))}
      </div>
      {live.error && !live.data ? (
        <ProblemState error={live.error} onRetry={() => live.refetch()} />
      ) : !live.data ? (
        <LoadingShape shape="rows" label="Menu" />
      ) : categories.length === 0 ? (
        <EmptyState kind="first-use" title="There is no dish on the menu yet">
          {may('menu:manage') ? (
            <span className="mn-first">
              <NewDishLink /> <ImportLink />
            </span>
          ) : (
            'A manager writes the first dish, or imports a menu.'
          )}
        </EmptyState>
      ) : shown.length === 0 ? (
        <EmptyState
          kind="filtered"
          title="No dish fits"
          action={{
            label: 'Show all',
            onClick: () => void navigate({ search: { category: undefined, search: undefined } }),
          }}
        />
      ) : (
        shown.map(({ id, name, items }) => (
          <section key={id} className="mn-category">
            <h2>{name}</h2>
            <ul>
              {items.map((item) => (
                <MenuRow key={item.id} item={item} />
              ))}
            </ul>
          </section>
        ))
      )}
    </>
  );
}

function NewDishLink() {
  return (
    <Button
      leftSection={<IconPlus size={18} aria-hidden />}
      renderRoot={(props) => <Link to="/menu/dishes/$dishId" params={{ dishId: 'new' }} {...props} />}
    >
      New dish
    </Button>
  );
}

function ImportLink() {
  return (
    <Button
      variant="default"
      leftSection={<IconFileImport size={18} aria-hidden />}
      renderRoot={(props) => <Link to="/menu/import" {...props} />}
    >
      Import a menu
    </Button>
  );
}
