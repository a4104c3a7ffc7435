import { never, newId } from '@college-kiosk/client';
import { formatTime, Notice } from '@college-kiosk/ui';
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { kindNames } from './device-kinds.ts';
import type { WaitingDevice } from './waiting-device.ts';

const PairDeviceDocument = graphql(`
  mutation PairDevice($input: PairDeviceInput!) {
    pairDevice(input: $input) {
      __typename
      ... on Device { id name kind number }
      ... on PairingCodeUnknown { code message }
    }
  }
`);

type Props = { waiting: WaitingDevice; onPaired: () => void; onOther: () => void };

/** What waits with the code, asked back; then what people here call it. */
export function NameWaitingDevice({ waiting: { code, kind, waitingSince, address }, onPaired, onOther }: Props) {
  const { outlet, organisation } = useSigned();
  const toast = useToast();
  // One number for all tries: what was paired and not heard of is not paired twice.
  const [commandId] = useState(newId);
  const [name, setName] = useState('');
  const [refusal, setRefusal] = useState<ReactNode>(null);
  const [run, busy] = useRun(PairDeviceDocument);
  const pair = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    setRefusal(null);
    const answer = (await run({ input: { commandId, code, kind, name: name.trim(), outletId: outlet.id } }))
      ?.pairDevice;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'Device':
        toast.done(`${answer.name} is paired: ${kindNames[answer.kind]} ${answer.number}.`);
        return onPaired();
      case 'PairingCodeUnknown':
        return setRefusal(<Notice>{answer.message}</Notice>);
      default:
        never(answer);
    }
  };
  return (
    <form className="dv-pair" onSubmit={pair}>
      <p role="status">
        <strong>{kindNames[kind]}</strong>, waiting since {formatTime(waitingSince, organisation.zone)}
        {address ? `, from ${address}` : ''}. Is this the one before you?
      </p>
      <TextInput
        label="Name"
        description="Where it stands: people find it by this name."
        placeholder="By the door"
        size="md"
        maxLength={60}
        data-autofocus
        autoFocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {refusal}
      <Button type="submit" size="lg" fullWidth disabled={name.trim() === ''} loading={busy}>
        Pair with {outlet.name}
      </Button>
      <Button variant="subtle" color="steel" onClick={onOther}>
        No, enter another code
      </Button>
    </form>
  );
}
