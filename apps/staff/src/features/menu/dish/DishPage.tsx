import './dish.css';
import { useQuery } from '@apollo/client/react';
import { newId } from '@college-kiosk/client';
import { EmptyState, LoadingShape, PageHeader } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import { ProblemState } from '../../../shell/ProblemState.tsx';
import { useSigned } from '../../../shell/viewer.tsx';
import { DishForm } from './DishForm.tsx';

const DishDocument = graphql(`
  query Dish($outletId: UUID!, $id: UUID!) {
    dish(id: $id) {
      __typename
      id
      version
      categoryId
      categoryName
      code
      name
      nameHi
      nameMl
      description
      descriptionHi
      descriptionMl
      diet
      allergens
      kcal
      spice
      taxKind
      taxCode
      mrp
      stationCode
      prepSeconds
      picture
      outletIds
      daypartIds
      variants { __typename id code name nameHi nameMl price }
      modifierGroups {
        __typename
        id
        code
        name
        nameHi
        nameMl
        min
        max
        options { __typename id code name nameHi nameMl priceDelta allergens }
      }
    }
    dayparts { __typename id name startsAt endsAt }
    menu(outletId: $outletId) {
      __typename
      categories { __typename id name items { __typename id allergens } }
    }
  }
`);

/** One dish: what it is, what it costs and where it is cooked; or a new one. */
export function DishPage() {
  const { outlet, may } = useSigned();
  const { dishId } = useParams({ from: '/signed/menu/dishes/$dishId' });
  const navigate = useNavigate();
  const [freshId] = useState(newId);
  const isNew = dishId === 'new';
  const { data, error, refetch } = useQuery(DishDocument, {
    variables: { outletId: outlet.id, id: isNew ? freshId : dishId },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape shape="rows" label="The dish" />;
  const saved = data.dish;
  if (!isNew && !saved) return <EmptyState kind="filtered" title="There is no such dish" />;
  if (!may('menu:manage')) return <EmptyState kind="filtered" title="Dishes are changed by a manager" />;
  const told = data.menu.categories.flatMap(({ items }) => items).find(({ id }) => id === saved?.id)?.allergens ?? [];
  return (
    <>
      <PageHeader
        title={saved?.name ?? 'A new dish'}
        lead={
          saved ? `As ${outlet.name} and every other outlet that offers it sells it` : `For the menu of ${outlet.name}`
        }
        actions={
          <Button variant="default" renderRoot={(props) => <Link to="/menu" {...props} />}>
            Back to the menu
          </Button>
        }
      />
      <DishForm
        key={saved?.id ?? freshId}
        id={saved?.id ?? freshId}
        saved={saved}
        told={told}
        categories={data.menu.categories}
        dayparts={data.dayparts}
        reread={async () => (await refetch()).data?.dish ?? null}
        onSaved={() => void navigate({ to: '/menu' })}
      />
    </>
  );
}
