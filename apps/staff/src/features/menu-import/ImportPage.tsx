import './import.css';
import { EmptyState, PageHeader } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useSigned } from '../../shell/viewer.tsx';
import { ChooseFile } from './ChooseFile.tsx';
import { ImportResult } from './ImportResult.tsx';
import type { MenuFile } from './menu-file.ts';
import { Rehearsal } from './Rehearsal.tsx';
import type { ImportAnswer } from './use-rehearsal.ts';

type Done = Extract<ImportAnswer, { __typename: 'MenuImport' }>;

/** A menu from a file: choose it, see what would be written, write it. */
export function ImportPage() {
  const { outlet, may } = useSigned();
  const [file, setFile] = useState<MenuFile | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const again = () => {
    setFile(null);
    setDone(null);
  };
  return (
    <div className="mi-page">
      <PageHeader
        title="Import a menu"
        lead={outlet.name}
        actions={
          <Button variant="default" renderRoot={(props) => <Link to="/menu" {...props} />}>
            Back to the menu
          </Button>
        }
      />
      {!may('menu:manage') ? (
        <EmptyState kind="filtered" title="You may not change the menu here">
          A manager can give you the right.
        </EmptyState>
      ) : done ? (
        <ImportResult done={done} onAgain={again} />
      ) : file ? (
        <Rehearsal key={outlet.id} file={file} onAgain={again} onDone={setDone} />
      ) : (
        <ChooseFile onChoose={setFile} />
      )}
    </div>
  );
}
