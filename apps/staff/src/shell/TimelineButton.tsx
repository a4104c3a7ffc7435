import { ActionIcon, Modal } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { Entries, type TimelineProps } from './Timeline.tsx';
import { useSigned } from './viewer.tsx';

/** Opens the history of a record that is a row of a list; nothing for those who may not read the audit trail. */
export function TimelineButton({ name, ...record }: TimelineProps & { name: string }) {
  const { may } = useSigned();
  const [opened, setOpened] = useState(false);
  if (!may('audit:read')) return null;
  return (
    <>
      <ActionIcon variant="subtle" size="lg" aria-label={`History of ${name}`} onClick={() => setOpened(true)}>
        <IconHistory size={20} aria-hidden />
      </ActionIcon>
      {opened ? (
        <Modal opened onClose={() => setOpened(false)} size="lg" title={`History of ${name}`}>
          <Entries {...record} />
        </Modal>
      ) : null}
    </>
  );
}
