import { never } from '@college-kiosk/client';
import { Keypad, Notice } from '@college-kiosk/ui';
import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.tsx';

const PairDeviceDocument = graphql(`
  mutation PairDevice($input: PairDeviceInput!) {
    pairDevice(input: $input) {
      __typename
      ... on Device { id name kind number }
      ... on PairingCodeUnknown { code message }
    }
  }
`);

type Props = { onClose: () => void; onPaired: () => void };

/** The six digits on the device's screen, and what people here call it. */
export function PairDevice({ onClose, onPaired }: Props) {
  const { outlet } = useSigned();
  const toast = useToast();
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [refusal, setRefusal] = useState<ReactNode>(null);
  const [run, busy] = useRun(PairDeviceDocument);
  const ready = code.length === 6 && name.trim() !== '';
  const pair = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    setRefusal(null);
    const data = await run({ input: { code, name: name.trim(), outletId: outlet.id } });
    const answer = data?.pairDevice;
    if (!answer) return;
    switch (answer.__typename) {
      case 'Device':
        toast.done(`${answer.name} is paired.`);
        return onPaired();
      case 'PairingCodeUnknown':
        setCode('');
        return setRefusal(<Notice>{answer.message}</Notice>);
      default:
        never(answer);
    }
  };
  return (
    <Modal opened onClose={onClose} centered title="Pair a device">
      <form className="dv-pair" onSubmit={pair}>
        <TextInput
          label="Name"
          description="Where it stands: people find it by this name."
          placeholder="Kiosk by the door"
          size="md"
          maxLength={60}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <p>Code on the device’s screen</p>
        <Keypad label="Pairing code" length={6} value={code} onChange={setCode} />
        {refusal}
        <Button type="submit" size="lg" fullWidth disabled={!ready} loading={busy}>
          Pair with {outlet.name}
        </Button>
      </form>
    </Modal>
  );
}
