import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { CollegePageQuery } from '../../gql/graphql.ts';
import { useSigned } from '../../shell/viewer.tsx';

/** A group and what it lends; an empty outlet is everywhere. */
export type Mapping = { groupName: string; role: string; outletId: string };

type Props = {
  mappings: readonly Mapping[];
  roles: CollegePageQuery['roles'];
  /** What the form gives to one of its fields. */
  field: (path: string) => object;
  onAdd: (mapping: Mapping) => void;
  onRemove: (at: number) => void;
};

/** Which group lends which role, where. */
export function MappingRows({ mappings, roles, field, onAdd, onRemove }: Props) {
  const { viewer } = useSigned();
  const places = viewer.outlets.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className="co-rows">
      {mappings.map((mapping, at) => (
        <fieldset className="co-row" key={at} aria-label={`Group ${at + 1}`}>
          <TextInput label="Group" {...field(`mappings.${at}.groupName`)} />
          <NativeSelect
            label="Role"
            data={roles.map(({ role, name }) => ({ value: role, label: name }))}
            {...field(`mappings.${at}.role`)}
          />
          <NativeSelect
            label="Where"
            data={[{ value: '', label: 'Everywhere' }, ...places]}
            {...field(`mappings.${at}.outletId`)}
          />
          <ActionIcon
            variant="subtle"
            color="steel"
            size="lg"
            aria-label={`Remove the group ${mapping.groupName || at + 1}`}
            onClick={() => onRemove(at)}
          >
            <IconX size={20} aria-hidden />
          </ActionIcon>
        </fieldset>
      ))}
      <Button variant="default" onClick={() => onAdd({ groupName: '', role: roles[0]?.role ?? '', outletId: '' })}>
        Add a group
      </Button>
    </div>
  );
}
