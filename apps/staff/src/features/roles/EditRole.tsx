import { never, newId, useCommandId } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, Drawer } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { Role, RoleCardFragment, RoleFactorInput } from '../../gql/graphql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';
import { ChangePreview } from './ChangePreview.tsx';
import { PermissionChoice } from './PermissionChoice.tsx';
import { byDefault, factorOf, RoleFactorFields } from './RoleFactorFields.tsx';
import { RoleNameFields, type RoleWording } from './RoleNameFields.tsx';
import type { Entry } from './role-card.ts';
import { namesOf } from './role-mark.ts';

const SaveRoleDocument = graphql(`
  mutation SaveRole($input: SaveRoleInput!) {
    saveRole(input: $input) {
      __typename
      ... on RoleWords { role name }
      ... on RoleIsFixed { code message }
      ... on RoleNameTaken { code message }
      ... on RoleChanged { code message }
      ... on PermissionUnknown { code message }
      ... on PermissionOfDevices { code message }
      ... on BeyondOwnRights { code message }
      ... on NotYourself { code message }
    }
  }
`);

type Props = {
  /** The role that is changed; null: one is made. */
  role: RoleCardFragment | null;
  /** What it is made from. */
  from: RoleCardFragment | null;
  roles: readonly RoleCardFragment[];
  entries: readonly Entry[];
  onSaved: (role: string) => void;
  onClose: () => void;
};

/** A role to make or to change. Who gains and who loses is seen before it is saved. */
export function EditRole({ role, from, roles, entries, onSaved, onClose }: Props) {
  const toast = useToast();
  // The id stays while the form is open: an answer that was lost is asked for again, and no second role is made.
  const [id] = useState(() => role?.role ?? newId());
  // What is chosen here stands on the role as it was when the form opened: a colleague's change since then is not to be overwritten unseen.
  const [version] = useState(role?.version ?? 0);
  const commandIdOf = useCommandId();
  const [wording, setWording] = useState<RoleWording>(() => wordingOf(role, from));
  const [chosen, setChosen] = useState<readonly string[]>(() => ((role ?? from) ? namesOf(role ?? from ?? NONE) : []));
  const [decided, setDecided] = useState<RoleFactorInput | null>(() => factorOf(role ?? (from?.isOwn ? from : null)));
  const [isLookedAt, setLookedAt] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(SaveRoleDocument);
  const isNamed = !role || role.isOwn;
  const factor = decided ?? byDefault(entries, chosen, wording);
  const goBack = () => {
    setLookedAt(false);
    setRefusal(null);
  };
  const save = async () => {
    setRefusal(null);
    const words = isNamed
      ? {
          name: wording.name.trim(),
          says: wording.says.trim(),
          basedOn: (wording.basedOn || null) as Role | null,
          factor,
        }
      : {};
    const input = { role: id, ...words, permissions: [...chosen], version };
    const answer = (await run({ input: { ...input, commandId: commandIdOf(input) } }))?.saveRole;
    if (!answer) return;
    switch (answer.__typename) {
      case 'RoleWords':
        toast.done(role ? `${answer.name} is changed.` : `There is a role “${answer.name}” now.`);
        return onSaved(answer.role);
      case 'RoleIsFixed':
      case 'RoleNameTaken':
      case 'RoleChanged':
      case 'PermissionUnknown':
      case 'PermissionOfDevices':
      case 'BeyondOwnRights':
      case 'NotYourself':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  const look = (event: FormEvent) => {
    event.preventDefault();
    setLookedAt(true);
  };
  return (
    <Drawer
      {...{ opened: true, onClose, position: 'right', size: 640 }}
      title={role ? `Change ${role.name}` : 'Make a role'}
    >
      <form className="ro-sheet" onSubmit={look}>
        {isLookedAt ? (
          <ChangePreview role={id} isNew={!role} permissions={chosen} factor={isNamed ? factor : null} />
        ) : (
          <>
            {isNamed ? <RoleNameFields wording={wording} isNew={!role} roles={roles} onChange={setWording} /> : null}
            {role && !role.isOwn ? <BackToDefault role={role} chosen={chosen} onBack={setChosen} /> : null}
            <PermissionChoice entries={entries} role={role} chosen={chosen} onChange={setChosen} />
            {isNamed ? <RoleFactorFields factor={factor} onChange={setDecided} /> : null}
          </>
        )}
        {refusal ? <Notice>{refusal}</Notice> : null}
        <div className="ro-foot">
          {isLookedAt ? (
            <>
              <Button onClick={() => void save()} loading={busy}>
                {role ? 'Save the change' : 'Make this role'}
              </Button>
              <Button variant="default" onClick={goBack}>
                Back
              </Button>
            </>
          ) : (
            <Button type="submit" disabled={isNamed && wording.name.trim() === ''}>
              See what changes
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Drawer>
  );
}

const NONE = { permissions: [], unknown: [] };

/** What stands in the fields at first: of another role its name is not taken over. */
function wordingOf(role: RoleCardFragment | null, from: RoleCardFragment | null): RoleWording {
  const base = from?.isOwn ? from.basedOn : from?.role;
  return {
    name: role?.name ?? '',
    says: (role ?? from)?.says ?? '',
    basedOn: role ? (role.basedOn ?? '') : (base ?? ''),
  };
}

type BackProps = {
  role: RoleCardFragment;
  chosen: readonly string[];
  onBack: (permissions: readonly string[]) => void;
};

function BackToDefault({ role, chosen, onBack }: BackProps) {
  const isDefault = chosen.length === role.byDefault.length && role.byDefault.every((name) => chosen.includes(name));
  return (
    <div>
      <Button variant="default" size="compact-md" disabled={isDefault} onClick={() => onBack(role.byDefault)}>
        Back to default
      </Button>
    </div>
  );
}
