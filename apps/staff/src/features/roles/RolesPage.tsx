import './roles.css';
import { useQuery } from '@apollo/client/react';
import { EmptyState, LoadingShape, PageHeader } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { readFragment } from '../../gql/index.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { EditRole } from './EditRole.tsx';
import { RoleDrawer } from './RoleDrawer.tsx';
import { RoleFilters } from './RoleFilters.tsx';
import { RoleHistory } from './RoleHistory.tsx';
import { RoleList } from './RoleList.tsx';
import { RoleMatrix } from './RoleMatrix.tsx';
import { RoleCardDocument } from './role-card.ts';
import { entriesShown } from './role-mark.ts';

const RolesDocument = graphql(`
  query Roles {
    permissions { __typename permission says category isOfOrganisation isSensitive mayPut }
    roles { __typename ...RoleCard }
  }
`);

/** What each role may do: by category and role, where it differs from the default, and who changed it. */
export function RolesPage() {
  const { search = '', differing = false, show, role } = useSearch({ from: '/signed/roles' });
  const navigate = useNavigate({ from: '/roles' });
  const { data, error, refetch } = useQuery(RolesDocument, { fetchPolicy: 'cache-and-network' });
  const [making, setMaking] = useState(false);
  const isNarrow = useMediaQuery('(max-width: 767px)', undefined, { getInitialValueInEffect: false });
  const roles = data?.roles.map((one) => readFragment(RoleCardDocument, one)) ?? [];
  const entries = entriesShown(data?.permissions ?? [], roles, { search, differing });
  const open = (code: string | undefined) => void navigate({ search: (before) => ({ ...before, role: code }) });
  const saved = (code: string) => {
    setMaking(false);
    open(code);
    void refetch();
  };
  const mayMake = data?.permissions.some(({ mayPut }) => mayPut) ?? false;
  const opened = roles.find((one) => one.role === role);
  const Matrix = isNarrow ? RoleList : RoleMatrix;
  return (
    <>
      <PageHeader
        title="Roles"
        lead="What each role may do. A change counts at once, for everybody who has it."
        actions={
          mayMake ? (
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setMaking(true)}>
              Make a role
            </Button>
          ) : null
        }
      />
      <RoleFilters />
      {show === 'history' ? (
        <RoleHistory of={null} />
      ) : error && !data ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingShape shape="rows" label="Roles" />
      ) : entries.length === 0 ? (
        <EmptyState
          kind="filtered"
          title={differing && !search ? 'Every built-in role is as by default' : 'No permission fits'}
          action={{ label: 'Show all', onClick: () => void navigate({ search: {} }) }}
        />
      ) : (
        <Matrix roles={roles} entries={entries} onOpen={open} />
      )}
      {data && opened ? (
        <RoleDrawer
          key={opened.role}
          role={opened}
          roles={roles}
          entries={data.permissions}
          mayMake={mayMake}
          onSaved={saved}
          onRetired={() => saved('')}
          onClose={() => open(undefined)}
        />
      ) : null}
      {data && making ? (
        <EditRole
          {...{ role: null, from: null, entries: data.permissions, roles }}
          onSaved={saved}
          onClose={() => setMaking(false)}
        />
      ) : null}
    </>
  );
}
