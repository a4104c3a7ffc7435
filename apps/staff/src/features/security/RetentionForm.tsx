import { newId } from '@college-kiosk/client';
import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';
import { LimitInputs } from './LimitInputs.tsx';
import { boundsOf } from './limit-fields.ts';
import { type Kept, retentionFields } from './retention-fields.ts';

const AllRetentionSettings = graphql(`
  fragment AllRetentionSettings on RetentionSettings {
    __typename
    endedSessionsDays
    vainTriesDays
    sentLettersDays
    unconfirmedRegistrationsDays
    unusedDevicesDays
    oldLinksDays
  }
`);

const ChangeRetentionSettingsDocument = graphql(`
  mutation ChangeRetentionSettings($input: ChangeRetentionSettingsInput!) {
    changeRetentionSettings(input: $input) { __typename ...AllRetentionSettings }
  }
`);

/** For how many days things are kept; saved by itself. */
export function RetentionForm({ settings }: { settings: FragmentType<typeof AllRetentionSettings> }) {
  const saved = readFragment(AllRetentionSettings, settings);
  const toast = useToast();
  const [run, busy] = useRun(ChangeRetentionSettingsDocument);
  const form = useForm({
    initialValues: Object.fromEntries(retentionFields.map(({ name }) => [name, saved[name]])) as Record<Kept, number>,
    validate: Object.fromEntries(
      retentionFields.map(({ name, min, max }) => [name, (value: number) => boundsOf(value, min, max)]),
    ) as Record<Kept, (value: number) => string | null>,
  });
  const save = form.onSubmit(async (values) => {
    const data = await run({ input: { commandId: newId(), ...values } });
    if (!data) return;
    form.resetDirty();
    toast.done('Saved. What was kept longer goes within the hour.');
  });
  return (
    <form className="se-form" onSubmit={save} noValidate>
      <fieldset className="se-card">
        <legend>How long things are kept</legend>
        <p>
          In days, from when a thing is over. Then it is removed for good. What still counts always stays, and the audit
          trail is never touched.
        </p>
        <LimitInputs fields={retentionFields} inputProps={(name) => form.getInputProps(name)} />
      </fieldset>
      <Button type="submit" loading={busy} disabled={!form.isDirty()}>
        Save how long
      </Button>
    </form>
  );
}
