import '../purchasing.css';
import { PageHeader } from '@college-kiosk/ui';
import { SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useSigned } from '../../../shell/viewer.tsx';
import { BillList } from './BillList.tsx';
import { ToBillList } from './ToBillList.tsx';

/** Bills of suppliers: deliveries that wait for theirs, bills that wait for a decision, and all of them. */
export function BillsPage() {
  const { outlet } = useSigned();
  const { show = 'to-enter' } = useSearch({ from: '/signed/purchasing/bills' });
  const navigate = useNavigate({ from: '/purchasing/bills' });
  return (
    <>
      <PageHeader title="Supplier bills" lead={outlet.name} />
      <div className="st-filters">
        <SegmentedControl
          aria-label="What to show"
          value={show}
          data={[
            { value: 'to-enter', label: 'To enter' },
            { value: 'held', label: 'Held' },
            { value: 'all', label: 'All bills' },
          ]}
          onChange={(value) => void navigate({ search: { show: value as typeof show } })}
        />
      </div>
      {show === 'to-enter' ? <ToBillList /> : <BillList onlyHeld={show === 'held'} />}
    </>
  );
}
