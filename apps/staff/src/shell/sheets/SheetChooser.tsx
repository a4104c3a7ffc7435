import './sheets.css';
import { LoadingShape, Notice } from '@college-kiosk/ui';
import { Button, FileButton } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import type { ReactNode } from 'react';

type Props = {
  /** What a row of the file is. */
  says: string;
  file: { name: string } | null;
  refusal: string | null;
  busy: boolean;
  /** It was taken in: there is nothing more to choose. */
  isOver: boolean;
  onChoose: (chosen: File | null) => void;
  /** Ways to a file that can be filled in. */
  ways: ReactNode;
  /** What the file would do; null while it is looked at. */
  children: ReactNode;
};

/** Chooses a workbook or CSV, and shows what it would do before anything is done. */
export function SheetChooser({ says, file, refusal, busy, isOver, onChoose, ways, children }: Props) {
  const chooser = (label: string, variant: 'filled' | 'default') => (
    <FileButton accept=".xlsx,.csv,text/csv" onChange={onChoose}>
      {(props) => (
        <Button size="md" variant={variant} {...props}>
          {label}
        </Button>
      )}
    </FileButton>
  );
  if (!file) {
    return (
      <section className="si-choose" aria-labelledby="si-file">
        <IconFileSpreadsheet size={44} stroke={1.4} aria-hidden />
        <h2 id="si-file">A workbook or a CSV file</h2>
        <p>{says} You see what would be done before anything is.</p>
        {refusal ? <Notice>{refusal}</Notice> : null}
        <div className="si-actions">
          {chooser('Choose a file', 'filled')}
          {ways}
        </div>
      </section>
    );
  }
  return (
    <>
      <p className="si-name">
        <b>{file.name}</b>
        {isOver ? null : chooser('Choose the corrected file', 'default')}
      </p>
      {refusal ? <Notice>{refusal}</Notice> : null}
      {busy && !children ? <LoadingShape shape="rows" label="The file" /> : null}
      {children}
    </>
  );
}
