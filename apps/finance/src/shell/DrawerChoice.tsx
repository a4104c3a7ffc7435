import { useQuery } from '@apollo/client/react';
import { NativeSelect } from '@mantine/core';
import { graphql } from '../gql/gql.ts';

const OpenDrawersDocument = graphql(`
  query OpenDrawers($outletId: UUID!) {
    drawers(outletId: $outletId) { __typename id name isHere goingOn { __typename id state } }
  }
`);

/** Sessions of drawers of an outlet that whoever is here can reach into; none where nobody asks. */
export function useOpenDrawers(outletId: string, asks = true): { value: string; label: string }[] {
  const { data } = useQuery(OpenDrawersDocument, { variables: { outletId }, skip: !asks, fetchPolicy: 'network-only' });
  return (data?.drawers ?? []).flatMap(({ name, isHere, goingOn }) =>
    goingOn.filter(({ state }) => isHere && state === 'OPEN').map(({ id }) => ({ value: id, label: name })),
  );
}

type Props = {
  label: string;
  value: string;
  sessions: ReturnType<typeof useOpenDrawers>;
  onChange: (sessionId: string) => void;
};

/** Which drawer cash comes out of or goes into: cash is where somebody says it is, so none is chosen for them. */
export function DrawerChoice({ label, value, sessions, onChange }: Props) {
  return (
    <NativeSelect
      label={label}
      description={sessions.length === 0 ? 'None of yours is open here: open one at the counter first.' : undefined}
      value={value}
      data={[{ value: '', label: 'Choose' }, ...sessions]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
