import { EmptyState } from '@college-kiosk/ui';
import { Navigate } from '@tanstack/react-router';
import { navigationFor } from './navigation.tsx';
import { signOut } from './sign-out.ts';
import { useSigned } from './viewer.tsx';

/** Leads to the first place the viewer may enter. */
export function HomePage() {
  const { viewer, may } = useSigned();
  const first = navigationFor(may).find(({ needs }) => needs !== null);
  if (first) return <Navigate to={first.to} replace />;
  return (
    <EmptyState
      kind="first-use"
      title={`${viewer.name}, nothing here is for your account`}
      action={{ label: 'Sign out', onClick: () => void signOut() }}
    >
      Order at the kiosk, or ask a manager for the rights you need.
    </EmptyState>
  );
}
