import { Button, NumberInput, Switch } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { newId } from '../../shell/ids.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';

const AllSecuritySettings = graphql(`
  fragment AllSecuritySettings on SecuritySettings {
    __typename
    staffIdleMinutes
    staffHours
    studentIdleMinutes
    studentHours
    sessionsAtMost
    factorRules { __typename role isDemanded graceDays since }
  }
`);

const ChangeSecuritySettingsDocument = graphql(`
  mutation ChangeSecuritySettings($input: ChangeSecuritySettingsInput!) {
    changeSecuritySettings(input: $input) { __typename ...AllSecuritySettings }
  }
`);

type Limit = 'staffIdleMinutes' | 'staffHours' | 'studentIdleMinutes' | 'studentHours' | 'sessionsAtMost';
type Field = { name: Limit; label: string; says: string; min: number; max: number };

/** The bounds are the server's: it refuses what lies beyond. */
const limits: readonly Field[] = [
  { name: 'staffIdleMinutes', label: 'Staff: minutes without use', says: 'From 5 to 60', min: 5, max: 60 },
  { name: 'staffHours', label: 'Staff: hours at most', says: 'From 1 to 24', min: 1, max: 24 },
  { name: 'studentIdleMinutes', label: 'Students: minutes without use', says: '10080 is a week', min: 15, max: 43_200 },
  { name: 'studentHours', label: 'Students: hours at most', says: '720 is thirty days', min: 1, max: 720 },
  {
    name: 'sessionsAtMost',
    label: 'Sessions of one person at most',
    says: 'One more ends the oldest',
    min: 1,
    max: 20,
  },
];

const nameOf = (role: string) => role.charAt(0).toUpperCase() + role.slice(1);

/** All of it is saved together. */
export function SecurityForm({ settings }: { settings: FragmentType<typeof AllSecuritySettings> }) {
  const saved = readFragment(AllSecuritySettings, settings);
  const toast = useToast();
  const [run, busy] = useRun(ChangeSecuritySettingsDocument);
  const form = useForm({
    initialValues: {
      limits: Object.fromEntries(limits.map(({ name }) => [name, saved[name]])) as Record<Limit, number>,
      rules: saved.factorRules.map(({ role, isDemanded, graceDays }) => ({ role, isDemanded, graceDays })),
    },
    validate: {
      limits: Object.fromEntries(
        limits.map(({ name, min, max }) => [name, (value: number) => boundsOf(value, min, max)]),
      ) as Record<Limit, (value: number) => string | null>,
      rules: { graceDays: (value: number) => boundsOf(value, 0, 90) },
    },
  });
  const save = form.onSubmit(async (values) => {
    const factorRules = values.rules
      .filter(({ isDemanded }) => isDemanded)
      .map(({ role, graceDays }) => ({ role, graceDays }));
    const data = await run({ input: { commandId: newId(), ...values.limits, factorRules } });
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
        <p>After this time a person signs in again.</p>
        <div className="se-limits">
          {limits.map(({ name, label, says, min, max }) => (
            <NumberInput
              key={name}
              label={label}
              description={says}
              min={min}
              max={max}
              allowDecimal={false}
              {...form.getInputProps(`limits.${name}`)}
            />
          ))}
        </div>
      </fieldset>
      <Button type="submit" loading={busy} disabled={!form.isDirty()}>
        Save
      </Button>
    </form>
  );
}

function boundsOf(value: number, min: number, max: number): string | null {
  return Number.isInteger(value) && value >= min && value <= max ? null : `From ${min} to ${max}`;
}
