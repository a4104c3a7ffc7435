import { Notice } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useSay } from '../../i18n/i18n.ts';

/** The ten codes, this once: to copy, to download or to print. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const say = useSay();
  const [copied, setCopied] = useState(false);
  const [kept, setKept] = useState(false);
  const text = `${say('recovery.file')}\n\n${codes.join('\n')}\n`;
  const icon = { size: 18, 'aria-hidden': true } as const;
  return (
    <div className="sd-form">
      <Notice tone="good">{say('recovery.said')}</Notice>
      <h3>{say('recovery.title')}</h3>
      <p>{say('recovery.why')}</p>
      <ol className="sd-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="sd-acts sd-no-print">
        <Button
          variant="default"
          leftSection={copied ? <IconCheck {...icon} /> : <IconCopy {...icon} />}
          onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
        >
          {say(copied ? 'recovery.copied' : 'recovery.copy')}
        </Button>
        <Button
          component="a"
          variant="default"
          download="recovery-codes.txt"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          leftSection={<IconDownload {...icon} />}
        >
          {say('recovery.download')}
        </Button>
        <Button variant="default" leftSection={<IconPrinter {...icon} />} onClick={() => window.print()}>
          {say('recovery.print')}
        </Button>
      </div>
      <label className="sd-check sd-no-print">
        <input type="checkbox" checked={kept} onChange={(event) => setKept(event.currentTarget.checked)} />
        <span>{say('recovery.kept')}</span>
      </label>
      <Button className="sd-no-print" disabled={!kept} onClick={onKept}>
        {say('done')}
      </Button>
    </div>
  );
}
