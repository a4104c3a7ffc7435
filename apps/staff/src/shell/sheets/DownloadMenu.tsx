import { type SentFile, saveFile } from '@college-kiosk/client';
import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { SheetFormat } from '../../gql/graphql.ts';
import { useToast } from '../toast.tsx';

const formats: Record<SheetFormat, string> = { XLSX: 'As a workbook', CSV: 'As CSV' };

type Props<Choice extends string> = {
  label?: string;
  size?: 'sm' | 'md';
  /** What may be had, in words. */
  choices: Readonly<Record<Choice, string>>;
  load: (choice: Choice, format: SheetFormat) => Promise<SentFile | undefined>;
};

/** Lets somebody keep a table as a workbook or as CSV. */
export function DownloadMenu<Choice extends string>({ label = 'Download', size = 'sm', choices, load }: Props<Choice>) {
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const save = async (choice: Choice, format: SheetFormat) => {
    setBusy(true);
    try {
      const file = await load(choice, format);
      if (file) saveFile(file);
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size={size} variant="default" loading={busy} leftSection={<IconDownload size={18} aria-hidden />}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(Object.keys(formats) as SheetFormat[]).map((format) => (
          <div key={format}>
            <Menu.Label>{formats[format]}</Menu.Label>
            {(Object.keys(choices) as Choice[]).map((choice) => (
              <Menu.Item key={choice} onClick={() => void save(choice, format)}>
                {choices[choice]}
              </Menu.Item>
            ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
