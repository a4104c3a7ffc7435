import { never, newId } from '@college-kiosk/client';
import { ConfirmButton, Notice } from '@college-kiosk/ui';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';

const RetireRoleDocument = graphql(`
  mutation RetireRole($input: RetireRoleInput!) {
    retireRole(input: $input) {
      __typename
      ... on RoleWords { role name }
      ... on RoleInUse { code message people }
      ... on RoleIsFixed { code message }
      ... on BeyondOwnRights { code message }
    }
  }
`);

/** Ends a role that nobody has. Its history stays, and its name is free. */
export function RetireRole({ role, onRetired }: { role: { role: string; name: string }; onRetired: () => void }) {
  const toast = useToast();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(RetireRoleDocument);
  const retire = async () => {
    setRefusal(null);
    const answer = (await run({ input: { commandId: newId(), role: role.role } }))?.retireRole;
    if (!answer) return;
    switch (answer.__typename) {
      case 'RoleWords':
        toast.done(`${role.name} is retired.`);
        return onRetired();
      case 'RoleInUse':
      case 'RoleIsFixed':
      case 'BeyondOwnRights':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <>
      <ConfirmButton confirm={`Retire ${role.name}`} loading={busy} onConfirm={() => void retire()}>
        Retire
      </ConfirmButton>
      {refusal ? <Notice>{refusal}</Notice> : null}
    </>
  );
}
