import { Notice } from '@college-kiosk/ui';
import { Button, FileButton, Textarea } from '@mantine/core';
import { IconDownload, IconFileTypeCsv } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { checked, download, type MenuFile, TEMPLATE, textOf } from './menu-file.ts';

/** The beginning: a file, or a table pasted from a spreadsheet. */
export function ChooseFile({ onChoose }: { onChoose: (file: MenuFile) => void }) {
  const [pasted, setPasted] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const take = (name: string, read: ReturnType<typeof textOf>) => {
    if ('wrong' in read) return setWrong(read.wrong);
    onChoose({ name, csv: read.csv });
  };
  const open = async (file: File | null | undefined) => {
    if (file) take(file.name, textOf(new Uint8Array(await file.arrayBuffer())));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void open(event.dataTransfer.files[0]);
  };
  return (
    <div className="mi-choose">
      {wrong ? <Notice>{wrong}</Notice> : null}
      <section
        className="mi-drop"
        data-over={over || undefined}
        aria-labelledby="mi-file"
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconFileTypeCsv size={44} stroke={1.4} aria-hidden />
        <h2 id="mi-file">A CSV file with one row for each dish</h2>
        <p>Columns are recognised by their headers. You see what would be written before anything is.</p>
        <div className="mi-actions">
          <FileButton accept=".csv,.tsv,.txt,text/csv" onChange={(file) => void open(file)}>
            {(props) => (
              <Button size="md" {...props}>
                Choose a file
              </Button>
            )}
          </FileButton>
          <Button
            size="md"
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
            onClick={() => download('menu-template.csv', TEMPLATE)}
          >
            Template
          </Button>
        </div>
      </section>
      <form
        className="mi-paste"
        onSubmit={(event) => {
          event.preventDefault();
          take('Pasted table', checked(pasted));
        }}
      >
        <Textarea
          label="Or paste a table from a spreadsheet"
          rows={6}
          size="md"
          wrap="off"
          placeholder={'item\tprice\tdiet\nMasala dosa\t60\tveg\nLime soda\t25\tvegan'}
          value={pasted}
          onChange={(event) => setPasted(event.currentTarget.value)}
        />
        <Button type="submit" variant="light" size="md">
          Look at it
        </Button>
      </form>
    </div>
  );
}
