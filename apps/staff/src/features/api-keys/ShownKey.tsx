import { Button, Modal } from '@mantine/core';
import { CopyOnce } from '../../shell/CopyOnce.tsx';

/** A key, this once. */
export function ShownKey({ name, value, onClose }: { name: string; value: string; onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} centered size="lg" title={`The key for “${name}”`}>
      <div className="st-stack">
        <p>It is shown this once and stored nowhere. Put it where its program finds it, and nowhere else.</p>
        <CopyOnce label="Key" value={value} />
        <Button onClick={onClose}>I have it</Button>
      </div>
    </Modal>
  );
}
