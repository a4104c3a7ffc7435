import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconX } from '@tabler/icons-react';
import type { CollegePageQuery } from '../../gql/graphql.ts';
import { useSigned } from '../../shell/viewer.tsx';

/** A group and what it lends; an empty outlet is everywhere. */
export type Mapping = { groupName: string; role: string; outletId: string };

// biome-ignore lint/suspicious/noExplicitAny: the form has more fields, which are none of these rows’ business
type Form = UseFormReturnType<any>;
type Props = { form: Form; roles: CollegePageQuery['roles'] };

/** Which group lends which role, where. */
export function MappingRows({ form, roles }: Props) {
  const { viewer } = useSigned();
  const mappings = form.getValues().mappings as Mapping[];
  const places = [{ value: '', label: 'Everywhere' }, ...viewer.outlets.map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <div className="co-rows">
      {mappings.map((mapping, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name while they are typed
        <div className="co-row" key={at} role="group" aria-label={`Group ${at + 1}`}>
          <TextInput label="Group" {...form.getInputProps(`mappings.${at}.groupName`)} />
          <NativeSelect
            label="Role"
            data={roles.map(({ role, name }) => ({ value: role, label: name }))}
            {...form.getInputProps(`mappings.${at}.role`)}
          />
          <NativeSelect label="Where" data={places} {...form.getInputProps(`mappings.${at}.outletId`)} />
          <ActionIcon
            variant="subtle"
            color="steel"
            size="lg"
            aria-label={`Remove the group ${mapping.groupName || at + 1}`}
            onClick={() => form.removeListItem('mappings', at)}
          >
            <IconX size={20} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="default"
        onClick={() => form.insertListItem('mappings', { groupName: '', role: roles[0]?.role ?? '', outletId: '' })}
      >
        Add a group
      </Button>
    </div>
  );
}
