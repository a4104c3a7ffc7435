import { Button } from '@mantine/core';
import { useSay } from '../../i18n/i18n.ts';
import { EntranceCard } from './EntranceCard.tsx';

/** A letter is on its way: what to do with it, and what when none comes. */
export function LookIntoMail({ said, onOther }: { said: string; onOther: () => void }) {
  const say = useSay();
  return (
    <EntranceCard title={say('mail.title')}>
      {() => (
        <>
          <p role="status">{said}</p>
          <p>{say('mail.none')}</p>
          <Button variant="default" onClick={onOther}>
            {say('mail.other')}
          </Button>
        </>
      )}
    </EntranceCard>
  );
}
