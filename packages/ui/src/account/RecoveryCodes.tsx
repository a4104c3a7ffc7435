import { Notice } from '@college-kiosk/ui';
import { Button, Checkbox } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';

type Props = {
  codes: readonly string[];
  /** What has just come about. */
  said: string;
  onKept: () => void;
};

/** The ten codes, this once: to copy, to download or to print. */
export function RecoveryCodes({ codes, said, onKept }: Props) {
  const [copied, setCopied] = useState(false);
  const [kept, setKept] = useState(false);
  const text = `Recovery codes for the canteen. Each works once.\n\n${codes.join('\n')}\n`;
  const icon = { size: 18, 'aria-hidden': true } as const;
  return (
    <div className="ac-recovery">
      <Notice tone="good">{said} Your other sessions have ended.</Notice>
      <h3>Keep these recovery codes</h3>
      <p>
        When your phone is gone, one of them signs you in instead of it. Each works once, and nobody can show them
        again.
      </p>
      <ol className="ac-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="ac-acts ac-no-print">
        <Button
          variant="default"
          leftSection={copied ? <IconCheck {...icon} /> : <IconCopy {...icon} />}
          onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
        >
          {copied ? 'Copied' : 'Copy'}
        </Button>
        <Button
          component="a"
          variant="default"
          download="recovery-codes.txt"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          leftSection={<IconDownload {...icon} />}
        >
          Download
        </Button>
        <Button variant="default" leftSection={<IconPrinter {...icon} />} onClick={() => window.print()}>
          Print
        </Button>
      </div>
      <Checkbox
        className="ac-no-print"
        label="I have kept them where I find them without my phone"
        checked={kept}
        onChange={(event) => setKept(event.currentTarget.checked)}
      />
      <Button className="ac-no-print" disabled={!kept} onClick={onKept}>
        Done
      </Button>
    </div>
  );
}
