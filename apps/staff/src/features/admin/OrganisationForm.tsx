import { useCommandId } from '@college-kiosk/client';
import { Button, NativeSelect, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { graphql } from '../../gql/gql.ts';
import type { TaxProfile } from '../../gql/graphql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';
import type { Organisation } from '../../shell/viewer.tsx';
import { states } from './states.ts';

const SaveOrganisationDocument = graphql(`
  mutation SaveOrganisation($input: SaveOrganisationInput!) {
    saveOrganisation(input: $input) {
      __typename
      id
      name
      legalName
      stateCode
      taxProfile
      pricesIncludeTax
      gstin
      fssaiLicence
    }
  }
`);

const profiles: Record<TaxProfile, string> = {
  REGULAR_5: 'Registered; canteen service at 5 %',
  SPECIFIED_18: 'Registered, in specified premises; 18 %',
  EXEMPT_EDU: 'School that is exempt for its own students',
  COMPOSITION: 'Composition scheme',
  UNREGISTERED: 'Not registered: no tax is charged',
};

type Props = {
  organisation: Organisation;
  /** Whether there is an outlet already: how it is taxed stays from then on. */
  isSelling: boolean;
  onSaved?: () => void;
};

/** Who the canteen is, as its documents say it. */
export function OrganisationForm({ organisation, isSelling, onSaved }: Props) {
  const toast = useToast();
  const commandId = useCommandId();
  const [run, busy] = useRun(SaveOrganisationDocument);
  const form = useForm({
    initialValues: {
      ...{ name: organisation.name, legalName: organisation.legalName, stateCode: organisation.stateCode },
      ...{ taxProfile: organisation.taxProfile, pricesIncludeTax: organisation.pricesIncludeTax },
      ...{ gstin: organisation.gstin ?? '', fssaiLicence: organisation.fssaiLicence ?? '' },
    },
    validate: {
      name: (value) => (value.trim() === '' ? 'What people call it' : null),
      legalName: (value) => (value.trim() === '' ? 'As it stands on documents' : null),
      fssaiLicence: (value) => (/^(\d{14})?$/.test(value.trim()) ? null : 'Fourteen digits'),
    },
  });
  const save = form.onSubmit(async ({ gstin, fssaiLicence, name, legalName, ...values }) => {
    const said = {
      ...{ ...values, name: name.trim(), legalName: legalName.trim() },
      ...{ gstin: gstin.trim().toUpperCase() || null, fssaiLicence: fssaiLicence.trim() || null },
    };
    const data = await run({ input: { ...said, commandId: commandId(said) } });
    if (!data) return;
    form.resetDirty();
    toast.done(`${data.saveOrganisation.name} is saved.`);
    onSaved?.();
  });
  const stays = isSelling ? 'Stays, since there is an outlet' : 'Stays once there is an outlet';
  return (
    <form className="ad-card ad-form" onSubmit={save} noValidate>
      <h2>The organisation</h2>
      <TextInput label="Name" description="As people call it" {...form.getInputProps('name')} />
      <TextInput label="Legal name" description="On invoices and orders" {...form.getInputProps('legalName')} />
      <div className="ad-pair">
        <TextInput label="GSTIN" description="When registered" {...form.getInputProps('gstin')} />
        <TextInput label="FSSAI licence" description="On every bill" {...form.getInputProps('fssaiLicence')} />
      </div>
      <NativeSelect
        label="State"
        description={stays}
        disabled={isSelling}
        data={Object.entries(states)
          .map(([value, label]) => ({ value, label }))
          .sort((one, other) => one.label.localeCompare(other.label))}
        {...form.getInputProps('stateCode')}
      />
      <NativeSelect
        label="How it is taxed"
        description={stays}
        disabled={isSelling}
        data={(Object.keys(profiles) as TaxProfile[]).map((value) => ({ value, label: profiles[value] }))}
        {...form.getInputProps('taxProfile')}
      />
      <Switch
        label="Prices on the menu hold the tax"
        disabled={isSelling}
        {...form.getInputProps('pricesIncludeTax', { type: 'checkbox' })}
      />
      <Button type="submit" loading={busy} disabled={isSelling && !form.isDirty()}>
        {isSelling ? 'Save' : 'Save, and go on to the outlet'}
      </Button>
    </form>
  );
}
