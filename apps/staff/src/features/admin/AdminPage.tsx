import './admin.css';
import { PageHeader } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { staffClient } from '../../shell/apollo.ts';
import { keepOutlet } from '../../shell/outlet-choice.ts';
import { Timeline } from '../../shell/Timeline.tsx';
import { holdsEverywhere, useSigned } from '../../shell/viewer.tsx';
import { OrganisationForm } from './OrganisationForm.tsx';
import { OutletForm } from './OutletForm.tsx';
import { PickupRules } from './PickupRules.tsx';
import { ResetDemo } from './ResetDemo.tsx';
import { Stations } from './Stations.tsx';

/** The outlet itself: its name, its hours, its stations; and, for who speaks for all, the organisation and another outlet. */
export function AdminPage() {
  const { viewer, outlet, organisation, may } = useSigned();
  const [isAdding, setIsAdding] = useState(false);
  const isForAll = holdsEverywhere(viewer, 'outlet:manage');
  const begin = async (outletId: string) => {
    keepOutlet(outletId);
    setIsAdding(false);
    await staffClient.startAnew();
  };
  return (
    <>
      <PageHeader
        title="Outlet"
        lead={`${outlet.name} of ${organisation.name}`}
        actions={
          isForAll && !isAdding ? (
            <Button
              variant="default"
              leftSection={<IconPlus size={18} aria-hidden />}
              onClick={() => setIsAdding(true)}
            >
              Another outlet
            </Button>
          ) : undefined
        }
      />
      <div className="ad-grid">
        {isAdding ? <OutletForm outlet={null} onSaved={(outletId) => void begin(outletId)} /> : null}
        <OutletForm key={outlet.id} outlet={outlet} />
        <Stations key={`${outlet.id}stations`} />
        {may('order:rules') ? <PickupRules key={`${outlet.id}pickup`} /> : null}
        {isForAll ? <OrganisationForm key={organisation.id} organisation={organisation} isSelling /> : null}
        <Timeline key={`${outlet.id}history`} entity="outlet" id={outlet.id} />
        {organisation.demo ? <ResetDemo /> : null}
      </div>
    </>
  );
}
