import { newId } from '@college-kiosk/client';
import { ConfirmButton } from '@college-kiosk/ui';
import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';

const RenameDeviceDocument = graphql(`
  mutation RenameDevice($input: RenameDeviceInput!) {
    renameDevice(input: $input) { __typename id name }
  }
`);
const RevokeDeviceDocument = graphql(`
  mutation RevokeDevice($input: RevokeDeviceInput!) {
    revokeDevice(input: $input) { __typename id revokedAt }
  }
`);

type Props = { device: { id: string; name: string }; onChanged: () => void };

/** Another name for a device, and the end of its trust. */
export function DeviceActs({ device, onChanged }: Props) {
  const toast = useToast();
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState(device.name);
  const [rename, renaming] = useRun(RenameDeviceDocument);
  const [revoke, revoking] = useRun(RevokeDeviceDocument);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const done = await rename({ input: { commandId: newId(), deviceId: device.id, name: name.trim() } });
    if (!done) return;
    setNaming(false);
    toast.done(`It is now called ${done.renameDevice.name}.`);
  };
  const end = async () => {
    const done = await revoke({ input: { commandId: newId(), deviceId: device.id } });
    if (!done) return;
    toast.done(`${device.name} is no longer trusted. It shows a code to pair it again.`);
    onChanged();
  };
  return (
    <span className="st-acts">
      <Button size="compact-sm" variant="default" onClick={() => setNaming(true)}>
        Rename
      </Button>
      <ConfirmButton size="compact-sm" confirm="End its trust" loading={revoking} onConfirm={() => void end()}>
        Withdraw
      </ConfirmButton>
      <Modal opened={naming} onClose={() => setNaming(false)} centered title={`Rename ${device.name}`}>
        <form className="st-stack" onSubmit={save}>
          <TextInput
            label="Name"
            description="Where it stands: people find it by this name."
            data-autofocus
            required
            withAsterisk={false}
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" size="md" loading={renaming} disabled={name.trim() === ''}>
            Save
          </Button>
        </form>
      </Modal>
    </span>
  );
}
