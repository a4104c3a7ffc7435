import '../stock.css';
import './recipes.css';
import { usePages } from '@college-kiosk/client';
import { EmptyState, LoadingShape, PageHeader } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import { ProblemState } from '../../../shell/ProblemState.tsx';
import { useSigned } from '../../../shell/viewer.tsx';
import { RecipeEditor } from './RecipeEditor.tsx';
import { RecipeVersions } from './RecipeVersions.tsx';

const RecipeDocument = graphql(`
  query Recipe($outletId: UUID!, $id: UUID!, $after: String, $first: Int = 20) {
    recipe(outletId: $outletId, id: $id) {
      __typename
      id
      kind
      name
      detail
      allergens
      saidAllergens
      preparation { __typename id baseUnit units { __typename unit } }
      recipe {
        __typename
        id
        version
        makes
        processLoss
        lines {
          __typename
          quantity
          edible
          unit
          yieldRate
          wastageRate
          item { __typename id name baseUnit units { __typename unit } }
        }
      }
      versions(first: $first, after: $after) {
        __typename
        totalCount
        pageInfo { __typename hasNextPage endCursor }
        edges {
          __typename
          cursor
          node {
            __typename
            id
            version
            createdAt
            validFrom
            cancelledAt
            isPlanned
            makes
            processLoss
            note
            lines { __typename quantity item { __typename id name baseUnit } }
          }
        }
      }
      usedIn { __typename id name detail }
    }
  }
`);

const noVersions = { edges: [], pageInfo: { hasNextPage: false } };
const parents = { VARIANT: 'Dishes', OPTION: 'Options', PREPARATION: 'Preparations' } as const;

/** One recipe: what it takes, to be changed with its cost in sight, and how it came to be so. */
export function RecipePage() {
  const { outlet } = useSigned();
  const { recipeId } = useParams({ from: '/signed/stock/recipes/$recipeId' });
  const { data, rows, error, isAnswered, refetch, reread, ...list } = usePages(RecipeDocument, {
    variables: { outletId: outlet.id, id: recipeId },
    page: ({ recipe }) => recipe?.versions ?? noVersions,
  });
  const [saves, setSaves] = useState(0);
  if (error) return <ProblemState error={error} onRetry={refetch} />;
  // The form begins with what is in force now, not with what the cache holds from before.
  if (!data || !isAnswered) return <LoadingShape shape="rows" label="The recipe" />;
  const entry = data.recipe;
  if (!entry) return <EmptyState kind="filtered" title="There is no such recipe at this outlet" />;
  const version = entry.recipe
    ? `Version ${entry.recipe.version} is in force`
    : 'It has no recipe yet: nothing is taken for it';
  return (
    <div className="re-page">
      <PageHeader
        title={entry.detail ? `${entry.name}, ${entry.detail}` : entry.name}
        lead={version}
        actions={
          <Button
            variant="default"
            renderRoot={(props) => <Link to="/stock/recipes" search={{ kind: entry.kind }} {...props} />}
          >
            {parents[entry.kind]}
          </Button>
        }
      />
      <RecipeEditor
        key={`${entry.id} ${saves}`}
        entry={entry}
        onSaved={() => void reread().then(() => setSaves(saves + 1))}
        reread={async () => (await reread())?.recipe ?? null}
      />
      {entry.usedIn.length > 0 ? (
        <section className="re-section" aria-label="Used in">
          <h2>Used in</h2>
          <ul className="re-uses">
            {entry.usedIn.map(({ id, name, detail }) => (
              <li key={id}>
                <Link to="/stock/recipes/$recipeId" params={{ recipeId: id }}>
                  {name}
                </Link>
                {detail ? <small>{detail}</small> : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <RecipeVersions entry={entry} versions={rows} list={list} onChanged={refetch} />
    </div>
  );
}
