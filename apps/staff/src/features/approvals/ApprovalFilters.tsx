import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { RegistrationKind, RegistrationState } from '../../gql/graphql.ts';

/** What narrows the list. The address follows once somebody pauses typing. */
export function ApprovalFilters() {
  const { search = '', kind = '', state = 'WAITING' } = useSearch({ from: '/signed/approvals' });
  const navigate = useNavigate({ from: '/approvals' });
  const [typed, setTyped] = useState(search);
  // Back and forward, and "Show all", change the address from outside.
  useEffect(() => setTyped(search), [search]);
  const look = useDebouncedCallback(
    (value: string) =>
      void navigate({ search: (before) => ({ ...before, search: value.trim() || undefined }), replace: true }),
    300,
  );
  return (
    <div className="st-filters">
      <TextInput
        aria-label="Find a person"
        placeholder="Name, e-mail or college id"
        leftSection={<IconSearch size={18} aria-hidden />}
        maxLength={100}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          look(event.currentTarget.value);
        }}
      />
      <NativeSelect
        aria-label="Registered as"
        value={kind}
        data={[
          { value: '', label: 'Students and staff' },
          { value: 'STUDENT', label: 'Students' },
          { value: 'STAFF', label: 'Staff' },
        ]}
        onChange={(event) => {
          const value = event.currentTarget.value as RegistrationKind | '';
          void navigate({ search: (before) => ({ ...before, kind: value || undefined }) });
        }}
      />
      <SegmentedControl
        aria-label="Which registrations"
        value={state}
        onChange={(value) =>
          void navigate({
            search: (before) => ({ ...before, state: value === 'WAITING' ? undefined : (value as RegistrationState) }),
          })
        }
        data={[
          { value: 'WAITING', label: 'Waiting' },
          { value: 'ADMITTED', label: 'Admitted' },
          { value: 'REJECTED', label: 'Rejected' },
        ]}
      />
    </div>
  );
}
