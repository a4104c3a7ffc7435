import './admin.css';
import { PageHeader } from '@college-kiosk/ui';
import { Timeline } from '../../shell/Timeline.tsx';
import { useSigned } from '../../shell/viewer.tsx';
import { OutletForm } from './OutletForm.tsx';
import { PickupRules } from './PickupRules.tsx';
import { ResetDemo } from './ResetDemo.tsx';
import { Stations } from './Stations.tsx';

/** The outlet itself: its name, its hours, its stations. */
export function AdminPage() {
  const { outlet, organisation, may } = useSigned();
  return (
    <>
      <PageHeader title="Outlet" lead={`${outlet.name} of ${organisation.name}`} />
      <div className="ad-grid">
        <OutletForm key={outlet.id} />
        {may('order:rules') ? <PickupRules key={`${outlet.id}pickup`} /> : null}
        <Stations key={`${outlet.id}stations`} />
        <Timeline key={`${outlet.id}history`} entity="outlet" id={outlet.id} />
        {organisation.demo ? <ResetDemo /> : null}
      </div>
    </>
  );
}
