import { never } from '@college-kiosk/client';
import { Keypad, Notice } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useRun } from '../../shell/use-run.ts';
import type { WaitingDevice } from './waiting-device.ts';

const FindWaitingDeviceDocument = graphql(`
  mutation FindWaitingDevice($code: String!) {
    findWaitingDevice(code: $code) {
      __typename
      ... on WaitingDevice { kind waitingSince address }
      ... on PairingCodeUnknown { code message }
    }
  }
`);

/** The six digits on the device's screen. */
export function FindWaitingDevice({ onFound }: { onFound: (device: WaitingDevice) => void }) {
  const [code, setCode] = useState('');
  const [refusal, setRefusal] = useState<ReactNode>(null);
  const [run, busy] = useRun(FindWaitingDeviceDocument);
  const find = async (event: FormEvent) => {
    event.preventDefault();
    if (code.length !== 6) return;
    setRefusal(null);
    const answer = (await run({ code }))?.findWaitingDevice;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'WaitingDevice': {
        const { kind, waitingSince, address } = answer;
        return onFound({ code, kind, waitingSince, address: address ?? null });
      }
      case 'PairingCodeUnknown':
        setCode('');
        return setRefusal(<Notice>{answer.message}</Notice>);
      default:
        never(answer);
    }
  };
  return (
    <form className="dv-pair" onSubmit={find}>
      <p>Code on the device’s screen</p>
      <Keypad label="Pairing code" length={6} value={code} onChange={setCode} />
      {refusal}
      <Button type="submit" size="lg" fullWidth disabled={code.length !== 6} loading={busy}>
        Find the device
      </Button>
    </form>
  );
}
