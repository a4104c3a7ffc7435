import type { SentFile } from '@college-kiosk/client';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Answer } from './Answer.tsx';
import { useDownload } from './use-download.ts';

/** Downloads a paper. */
export function DownloadPaper({ label, fetch }: { label: string; fetch: () => Promise<SentFile | undefined> }) {
  const { busy, problem, download } = useDownload();
  return (
    <>
      <Button loading={busy} leftSection={<IconDownload size={18} aria-hidden />} onClick={() => void download(fetch)}>
        {label}
      </Button>
      <Answer refusal={null} problem={problem} />
    </>
  );
}
