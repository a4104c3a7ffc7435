import './admin.css';
import './setup.css';
import { PageHeader } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { staffClient } from '../../shell/apollo.ts';
import { keepOutlet } from '../../shell/outlet-choice.ts';
import { signOut } from '../../shell/sign-out.ts';
import { ToastProvider } from '../../shell/toast.tsx';
import type { Organisation, Viewer } from '../../shell/viewer.tsx';
import { OrganisationForm } from './OrganisationForm.tsx';
import { OutletForm } from './OutletForm.tsx';

type Props = { viewer: Viewer; organisation: Organisation };

/** The first two things of an installation without an outlet: who it is, and where it sells. */
export function SetUpPage({ viewer, organisation }: Props) {
  const [isNamed, setIsNamed] = useState(false);
  const begin = async (outletId: string) => {
    keepOutlet(outletId);
    window.history.replaceState(null, '', '/staff/admin');
    await staffClient.startAnew();
    window.location.reload();
  };
  return (
    <ToastProvider>
      <main className="su-page">
        <PageHeader
          title={`Welcome, ${viewer.name}`}
          lead={isNamed ? '2 of 2: where it sells first' : '1 of 2: who you are, as your documents will say it'}
          actions={
            <Button variant="default" onClick={() => void signOut()}>
              Sign out
            </Button>
          }
        />
        {isNamed ? (
          <OutletForm outlet={null} onSaved={(outletId) => void begin(outletId)} />
        ) : (
          <OrganisationForm organisation={organisation} isSelling={false} onSaved={() => setIsNamed(true)} />
        )}
      </main>
    </ToastProvider>
  );
}
