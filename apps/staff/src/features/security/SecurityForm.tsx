import { newId } from '@college-kiosk/client';
import { Button, NumberInput, Switch } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';
import { LimitInputs } from './LimitInputs.tsx';
import {
  boundsOf,
  guessFields,
  type Limit,
  letterFields,
  limitFields,
  sessionFields,
  tillFields,
} from './limit-fields.ts';

const AllSecuritySettings = graphql(`
  fragment AllSecuritySettings on SecuritySettings {
    __typename
    staffIdleMinutes
    staffHours
    studentIdleMinutes
    studentHours
    sessionsAtMost
    guessFreeTries
    guessWaitSecondsMax
    guessLockAfter
    guessLockMinutes
    addressTriesPerHour
    oneSessionMore
    addressLettersPerHour
    mailboxLettersPerHour
    tillIdleMinutes
    pinLockAfter
    pinLockMinutes
    factorRules { __typename role isDemanded graceDays since }
  }
`);

const ChangeSecuritySettingsDocument = graphql(`
  mutation ChangeSecuritySettings($input: ChangeSecuritySettingsInput!) {
    changeSecuritySettings(input: $input) { __typename ...AllSecuritySettings }
  }
`);

const nameOf = (role: string) => role.charAt(0).toUpperCase() + role.slice(1);

/** All of it is saved together. */
export function SecurityForm({ settings }: { settings: FragmentType<typeof AllSecuritySettings> }) {
  const saved = readFragment(AllSecuritySettings, settings);
  const toast = useToast();
  const [run, busy] = useRun(ChangeSecuritySettingsDocument);
  const form = useForm({
    initialValues: {
      refusesNewest: saved.oneSessionMore === 'REFUSE_NEWEST',
      limits: Object.fromEntries(limitFields.map(({ name }) => [name, saved[name]])) as Record<Limit, number>,
      rules: saved.factorRules.map(({ role, isDemanded, graceDays }) => ({ role, isDemanded, graceDays })),
    },
    validate: {
      limits: Object.fromEntries(
        limitFields.map(({ name, min, max }) => [name, (value: number) => boundsOf(value, min, max)]),
      ) as Record<Limit, (value: number) => string | null>,
      rules: { graceDays: (value: number) => boundsOf(value, 0, 90) },
    },
  });
  const save = form.onSubmit(async (values) => {
    const factorRules = values.rules
      .filter(({ isDemanded }) => isDemanded)
      .map(({ role, graceDays }) => ({ role, graceDays }));
    const oneSessionMore = values.refusesNewest ? ('REFUSE_NEWEST' as const) : ('END_OLDEST' as const);
    const data = await run({ input: { commandId: newId(), ...values.limits, oneSessionMore, factorRules } });
    if (!data) return;
    form.resetDirty();
    toast.done('The security settings are saved.');
  });
  return (
    <form className="se-form" onSubmit={save} noValidate>
      <fieldset className="se-card">
        <legend>Second factor</legend>
        <p>
          Whose role demands one and who has none may work on for the days of grace, and then set it up before anything
          else.
        </p>
        {form.values.rules.map(({ role, isDemanded }, at) => (
          <div className="se-rule" key={role}>
            <Switch
              label={nameOf(role)}
              aria-label={`${nameOf(role)} needs a second factor`}
              {...form.getInputProps(`rules.${at}.isDemanded`, { type: 'checkbox' })}
            />
            <NumberInput
              aria-label={`Days of grace for ${nameOf(role)}`}
              suffix=" days"
              min={0}
              max={90}
              allowDecimal={false}
              disabled={!isDemanded}
              {...form.getInputProps(`rules.${at}.graceDays`)}
            />
          </div>
        ))}
      </fieldset>
      <fieldset className="se-card">
        <legend>Sessions</legend>
        <p>
          After this time a person signs in again. Whoever is refused one session more may choose to end the oldest, so
          nobody is shut out.
        </p>
        <LimitInputs fields={sessionFields} inputProps={(name) => form.getInputProps(`limits.${name}`)} />
        <Switch
          label="Refuse one session more, instead of ending the oldest"
          {...form.getInputProps('refusesNewest', { type: 'checkbox' })}
        />
      </fieldset>
      <fieldset className="se-card">
        <legend>Guessing</legend>
        <p>
          After a few wrong tries each wait is twice as long as the one before; then the account is locked for devices
          that are new to it, and its owner gets a letter. A device from which a person signed in before is never locked
          out by others.
        </p>
        <LimitInputs fields={guessFields} inputProps={(name) => form.getInputProps(`limits.${name}`)} />
      </fieldset>
      <fieldset className="se-card">
        <legend>Letters</legend>
        <p>Whoever registers, or has forgotten a password, has us write to an address. What is beyond waits an hour.</p>
        <LimitInputs fields={letterFields} inputProps={(name) => form.getInputProps(`limits.${name}`)} />
      </fieldset>
      <fieldset className="se-card">
        <legend>Tills</legend>
        <p>A till locks itself when nobody touches it. After a few wrong PINs all tills are closed to that person.</p>
        <LimitInputs fields={tillFields} inputProps={(name) => form.getInputProps(`limits.${name}`)} />
      </fieldset>
      <Button type="submit" loading={busy} disabled={!form.isDirty()}>
        Save
      </Button>
    </form>
  );
}
