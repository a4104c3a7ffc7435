import { Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';

/** A secret that is shown this once, to read out or to copy. */
export function CopyOnce({ label, value }: { label: string; value: string }) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = async () => setCopied(await written(value));
  return (
    <div className="st-once">
      <span id="st-once-label">{label}</span>
      <output aria-labelledby="st-once-label">{value}</output>
      <Button
        variant="light"
        leftSection={copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
        onClick={() => void copy()}
      >
        <span aria-live="polite">
          {copied === null ? 'Copy' : copied ? 'Copied' : 'It could not be copied: select it yourself'}
        </span>
      </Button>
    </div>
  );
}

async function written(value: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    return false;
  }
}
