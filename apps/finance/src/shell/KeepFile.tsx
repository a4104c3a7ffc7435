import type { SentFile } from '@college-kiosk/client';
import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Answer } from './Answer.tsx';
import { useDownload } from './use-download.ts';

const formats = { PDF: 'Paper, as PDF', XLSX: 'Workbook', CSV: 'CSV' } as const;
export type FileFormat = keyof typeof formats;

/** Lets somebody keep what the screen shows, on paper or as a table. */
export function KeepFile({ load }: { load: (format: FileFormat) => Promise<SentFile | undefined> }) {
  const { busy, problem, download } = useDownload();
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" loading={busy} leftSection={<IconDownload size={18} aria-hidden />}>
            Download
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {(Object.keys(formats) as FileFormat[]).map((format) => (
            <Menu.Item key={format} onClick={() => void download(() => load(format))}>
              {formats[format]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Answer refusal={null} problem={problem} />
    </>
  );
}
