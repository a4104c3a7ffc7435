import { never, newId } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { noWish, RoleFields, roleInput } from './RoleFields.tsx';
import type { RoleChoice } from './role-choice.ts';

const GrantRoleDocument = graphql(`
  mutation GrantRole($input: GrantRoleInput!) {
    grantRole(input: $input) {
      __typename
      ... on UserAccount { id ...AccountSheet }
      ... on NotYourself { code message }
      ... on BeyondOwnRights { code message }
      ... on RoleHeld { code message }
    }
  }
`);

type Props = { account: { id: string; name: string }; roles: readonly RoleChoice[] };

/** A role to give: which, where, until when, and up to which amounts. */
export function GiveRole({ account, roles }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="compact-sm" variant="light" onClick={() => setOpen(true)}>
        Give a role
      </Button>
      {open ? <RoleDialog account={account} roles={roles} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function RoleDialog({ account, roles, onClose }: Props & { onClose: () => void }) {
  const { outlet } = useSigned();
  const toast = useToast();
  const [id] = useState(newId);
  const [wish, setWish] = useState({ ...noWish, outletId: outlet.id });
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(GrantRoleDocument);
  const chosen = roles.find(({ role }) => role === wish.role);
  const give = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const data = await run({ input: { id, accountId: account.id, ...roleInput(wish) } });
    const answer = data?.grantRole;
    if (!answer) return;
    switch (answer.__typename) {
      case 'UserAccount':
        toast.done(`${account.name} is ${chosen?.name ?? wish.role}.`);
        return onClose();
      case 'NotYourself':
      case 'BeyondOwnRights':
      case 'RoleHeld':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <Modal opened onClose={onClose} centered title={`Give ${account.name} a role`}>
      <form className="st-stack" onSubmit={give}>
        <RoleFields wish={wish} roles={roles} onChange={setWish} limits />
        {chosen ? (
          <details className="ac-may">
            <summary>What this role may do ({chosen.permissions.length})</summary>
            <ul>
              {chosen.permissions.map(({ permission, says }) => (
                <li key={permission}>{says}</li>
              ))}
            </ul>
          </details>
        ) : null}
        {refusal ? <Notice>{refusal}</Notice> : null}
        <Button type="submit" size="md" loading={busy}>
          Give this role
        </Button>
      </form>
    </Modal>
  );
}
