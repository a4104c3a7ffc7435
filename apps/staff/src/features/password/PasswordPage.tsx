import { PageHeader } from '@college-kiosk/ui';
import { ChangePasswordForm } from '../../shell/ChangePasswordForm.tsx';
import { useToast } from '../../shell/toast.tsx';
import { useSigned } from '../../shell/viewer.tsx';

/** One's own password. */
export function PasswordPage() {
  const { viewer, organisation } = useSigned();
  const toast = useToast();
  return (
    <>
      <PageHeader title="Your password" lead="Changing it signs you out everywhere else." />
      <ChangePasswordForm
        viewer={viewer}
        place={organisation.name}
        presentLabel="Present password"
        action="Change password"
        onChanged={() => toast.done('Your password is changed. Your other sessions have ended.')}
      />
    </>
  );
}
