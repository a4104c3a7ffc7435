import { ChangePasswordForm } from '@college-kiosk/account';
import { useSay } from '../../i18n/i18n.ts';
import { useNotices } from '../../shell/notices.tsx';
import { useSigned } from '../../shell/viewer.ts';
import { lengthAdvised } from '../../shell/weakness.ts';

/** Changes one's own password. */
export function ChangePassword() {
  const say = useSay();
  const notices = useNotices();
  const { viewer, organisation } = useSigned();
  return (
    <section className="sd-card" aria-labelledby="sd-password">
      <h2 id="sd-password">{say('password.title')}</h2>
      <ChangePasswordForm
        person={viewer}
        place={organisation.name}
        lengthAdvised={lengthAdvised}
        action={say('password.change')}
        onChanged={() => notices.done(say('password.changed'))}
      />
    </section>
  );
}
