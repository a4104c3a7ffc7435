import { Button } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { Notice } from '../components/Notice.tsx';

const english = {
  title: 'Keep these recovery codes',
  why: 'When your phone is gone, one of them signs you in instead of it. Each works once, and nobody can show them again.',
  file: 'Recovery codes for the canteen. Each works once.',
  copy: 'Copy',
  copied: 'Copied',
  download: 'Download',
  print: 'Print',
  kept: 'I have kept them where I find them without my phone',
  done: 'Done',
};
export type RecoveryWords = typeof english;

export type RecoveryCodesProps = {
  codes: readonly string[];
  /** What has just come about. */
  said: string;
  words?: RecoveryWords;
  onKept: () => void;
};

/** The ten codes, this once: to copy, to download or to print. */
export function RecoveryCodes({ codes, said, words = english, onKept }: RecoveryCodesProps) {
  const [copied, setCopied] = useState(false);
  const [kept, setKept] = useState(false);
  const text = `${words.file}\n\n${codes.join('\n')}\n`;
  const icon = { size: 18, 'aria-hidden': true } as const;
  return (
    <div className="ck-proof">
      <Notice tone="good">{said}</Notice>
      <h3>{words.title}</h3>
      <p>{words.why}</p>
      <ol className="ck-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="ck-acts ck-no-print">
        <Button
          variant="default"
          leftSection={copied ? <IconCheck {...icon} /> : <IconCopy {...icon} />}
          onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
        >
          {copied ? words.copied : words.copy}
        </Button>
        <Button
          component="a"
          variant="default"
          download="recovery-codes.txt"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          leftSection={<IconDownload {...icon} />}
        >
          {words.download}
        </Button>
        <Button variant="default" leftSection={<IconPrinter {...icon} />} onClick={() => window.print()}>
          {words.print}
        </Button>
      </div>
      <label className="ck-check ck-no-print">
        <input type="checkbox" checked={kept} onChange={(event) => setKept(event.currentTarget.checked)} />
        <span>{words.kept}</span>
      </label>
      <Button className="ck-no-print" disabled={!kept} onClick={onKept}>
        {words.done}
      </Button>
    </div>
  );
}
