import { Modal } from '@mantine/core';
import { useState } from 'react';
import { FindWaitingDevice } from './FindWaitingDevice.tsx';
import { NameWaitingDevice } from './NameWaitingDevice.tsx';
import type { WaitingDevice } from './waiting-device.ts';

type Props = { onClose: () => void; onPaired: () => void };

/** First the code on the device's screen, then what waits with it: one mistyped digit may be a stranger's device. */
export function PairDevice({ onClose, onPaired }: Props) {
  const [waiting, setWaiting] = useState<WaitingDevice | null>(null);
  return (
    <Modal opened onClose={onClose} centered title="Pair a device">
      {waiting ? (
        <NameWaitingDevice waiting={waiting} onPaired={onPaired} onOther={() => setWaiting(null)} />
      ) : (
        <FindWaitingDevice onFound={setWaiting} />
      )}
    </Modal>
  );
}
