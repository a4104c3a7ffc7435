import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { RoleCardFragment } from '../../gql/graphql.ts';

/** What a role is called, whom it is for, and what it is made from; texts are as they were typed. */
export type RoleWording = { name: string; says: string; basedOn: string };

type Props = {
  wording: RoleWording;
  isNew: boolean;
  roles: readonly RoleCardFragment[];
  onChange: (wording: RoleWording) => void;
};

/** The words of a role of one's own making. */
export function RoleNameFields({ wording, isNew, roles, onChange }: Props) {
  const set = (change: Partial<RoleWording>) => onChange({ ...wording, ...change });
  return (
    <>
      <TextInput
        label="Name"
        data-autofocus
        required
        withAsterisk={false}
        maxLength={60}
        value={wording.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <Textarea
        label="Whom it is for (may stay empty)"
        autosize
        maxLength={200}
        value={wording.says}
        onChange={(event) => set({ says: event.currentTarget.value })}
      />
      {isNew ? (
        <NativeSelect
          label="Rules as for another role"
          description="Rules about networks, and about who needs a second factor, hold for this role as they do for that one. It cannot be changed later."
          value={wording.basedOn}
          data={[
            { value: '', label: 'As for no other role' },
            ...roles.filter(({ isOwn }) => !isOwn).map(({ role, name }) => ({ value: role, label: `As for ${name}` })),
          ]}
          onChange={(event) => set({ basedOn: event.currentTarget.value })}
        />
      ) : null}
    </>
  );
}
