import './drawer.css';
import { useQuery } from '@apollo/client/react';
import { EmptyState, LoadingShape, Notice, PageHeader } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { DrawersQuery } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useSigned } from '../../shell/viewer.tsx';
import { OpenDrawer } from './OpenDrawer.tsx';
import { SaveDrawer } from './SaveDrawer.tsx';
import { SessionCard } from './SessionCard.tsx';

const DrawersDocument = graphql(`
  query Drawers($outletId: UUID!) {
    drawers(outletId: $outletId) {
      __typename
      id
      name
      deviceId
      inUse
      isHere
      goingOn { __typename id state ...DrawerSession }
    }
  }
`);

/** The cash drawers of the outlet: opened with a float, counted blind, closed. */
export function DrawersPage() {
  const { outlet, may } = useSigned();
  const [editing, setEditing] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(DrawersDocument, {
    variables: { outletId: outlet.id },
    fetchPolicy: 'cache-and-network',
  });
  const again = () => {
    setEditing(null);
    void refetch();
  };
  const drawers = (data?.drawers ?? []).filter((drawer) => drawer.inUse || drawer.goingOn.length > 0);
  return (
    <>
      <PageHeader
        title="Cash drawers"
        lead={outlet.name}
        actions={
          <>
            <Button variant="default" renderRoot={(props) => <Link to="/counter" {...props} />}>
              Back to the counter
            </Button>
            {may('drawer:set-up') ? (
              <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEditing('new')}>
                New drawer
              </Button>
            ) : null}
          </>
        }
      />
      {editing === 'new' ? <SaveDrawer outletId={outlet.id} onDone={again} /> : null}
      {error && !data ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingShape shape="cards" label="Cash drawers" />
      ) : drawers.length === 0 ? (
        <EmptyState kind="first-use" title="This outlet keeps no drawers">
          Cash is taken without one. From the first drawer on, it goes only into drawers that are open.
        </EmptyState>
      ) : (
        <ul className="dr-drawers">
          {drawers.map((drawer) => (
            <li key={drawer.id}>
              <h2>
                {drawer.name}
                <small>{drawer.deviceId ? 'at a till' : 'at a desk'}</small>
              </h2>
              {editing === drawer.id ? (
                <SaveDrawer outletId={outlet.id} drawer={drawer} onDone={again} />
              ) : (
                <OneDrawer drawer={drawer} onDone={again} onEdit={() => setEditing(drawer.id)} />
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

type Props = { drawer: DrawersQuery['drawers'][number]; onDone: () => void; onEdit: () => void };

function OneDrawer({ drawer: { id, name, inUse, isHere, goingOn }, onDone, onEdit }: Props) {
  const { may } = useSigned();
  const [opening, setOpening] = useState(false);
  const isOpen = goingOn.some(({ state }) => state === 'OPEN');
  return (
    <>
      {goingOn.map((session) => (
        <SessionCard key={session.id} session={session} isHere={isHere} onDone={onDone} />
      ))}
      {isOpen || !inUse ? null : opening ? (
        <>
          <OpenDrawer drawerId={id} name={name} onDone={onDone} />
          <Button variant="subtle" color="steel" fullWidth onClick={() => setOpening(false)}>
            Back
          </Button>
        </>
      ) : (
        <div className="dr-moves">
          {may('drawer:work') && isHere ? (
            <Button size="lg" variant={goingOn.length > 0 ? 'default' : 'filled'} onClick={() => setOpening(true)}>
              Open with a float
            </Button>
          ) : null}
          {may('drawer:set-up') ? (
            <Button size="lg" variant="default" onClick={onEdit}>
              Change
            </Button>
          ) : null}
        </div>
      )}
      {isHere ? null : <Notice tone="soon">It is worked at its own till, or by whoever has it open.</Notice>}
    </>
  );
}
