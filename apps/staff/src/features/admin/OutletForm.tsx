import { never, newId } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, NativeSelect, Switch, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';
import type { ViewerOutlet } from '../../shell/viewer.tsx';
import { minutesOf, timeOf } from './clock-time.ts';

// What a canteen's day usually is, in minutes.
const EIGHT = 480;
const TWENTY = 1_200;

const SaveOutletDocument = graphql(`
  mutation SaveOutlet($input: SaveOutletInput!) {
    saveOutlet(input: $input) {
      __typename
      ... on Outlet { id code name opensAt closesAt dayCutHour tokenPrefix cooksBeforePay gstin address openNow }
      ... on CodeTaken { code message }
    }
  }
`);

type Props = {
  /** The one that is changed; null for a new one. */
  outlet: ViewerOutlet | null;
  onSaved?: (outletId: string) => void;
};

/** What an outlet is called, when it is open, and how its tokens and documents begin. */
export function OutletForm({ outlet, onSaved }: Props) {
  const id = useState(newId)[0];
  const toast = useToast();
  const [run, busy] = useRun(SaveOutletDocument);
  const [refusal, setRefusal] = useState<ReactNode>(null);
  const form = useForm({
    initialValues: {
      name: outlet?.name ?? '',
      code: outlet?.code ?? '',
      opensAt: timeOf(outlet?.opensAt ?? EIGHT),
      closesAt: timeOf(outlet?.closesAt ?? TWENTY),
      dayCutHour: String(outlet?.dayCutHour ?? 4),
      tokenPrefix: outlet?.tokenPrefix ?? 'A',
      cooksBeforePay: outlet?.cooksBeforePay ?? false,
      gstin: outlet?.gstin ?? '',
      address: outlet?.address ?? '',
    },
    validate: {
      name: (value) => (value.trim() === '' ? 'What people call it' : null),
      code: (value) =>
        /^[A-Z][A-Z0-9]{1,3}$/.test(value) ? null : 'Two to four capitals or digits, beginning with a letter',
      tokenPrefix: (value) => (/^[A-Z]{1,2}$/.test(value) ? null : 'One or two capitals'),
      closesAt: (value, all) => ((minutesOf(value) ?? 0) > (minutesOf(all.opensAt) ?? 0) ? null : 'After it opens'),
    },
  });
  const save = form.onSubmit(async (values) => {
    setRefusal(null);
    const data = await run({
      input: {
        id: outlet?.id ?? id,
        name: values.name.trim(),
        code: values.code,
        opensAt: minutesOf(values.opensAt) ?? outlet?.opensAt ?? EIGHT,
        closesAt:
          outlet && values.closesAt === timeOf(outlet.closesAt)
            ? outlet.closesAt
            : (minutesOf(values.closesAt) ?? TWENTY),
        dayCutHour: Number(values.dayCutHour),
        tokenPrefix: values.tokenPrefix,
        cooksBeforePay: values.cooksBeforePay,
        gstin: values.gstin.trim().toUpperCase() || null,
        address: values.address.trim() || null,
      },
    });
    const answer = data?.saveOutlet;
    if (!answer) return;
    switch (answer.__typename) {
      case 'Outlet':
        form.resetDirty();
        toast.done(`${answer.name} is saved.`);
        return onSaved?.(answer.id);
      case 'CodeTaken':
        return setRefusal(<Notice>{answer.message}</Notice>);
      default:
        never(answer);
    }
  });
  return (
    <form className="ad-card ad-form" onSubmit={save} noValidate>
      <h2>{outlet ? 'Name and hours' : 'The outlet'}</h2>
      <TextInput label="Name" placeholder="Main canteen" {...form.getInputProps('name')} />
      <div className="ad-pair">
        <TextInput
          label="Code"
          description="Stands in invoice numbers"
          placeholder="MC"
          {...form.getInputProps('code')}
        />
        <TextInput label="Token prefix" description="A042 has the prefix A" {...form.getInputProps('tokenPrefix')} />
      </div>
      <div className="ad-pair">
        <TextInput label="Opens" type="time" {...form.getInputProps('opensAt')} />
        <TextInput label="Closes" type="time" {...form.getInputProps('closesAt')} />
      </div>
      <NativeSelect
        label="A new business day begins at"
        description="Sales after midnight and before this hour count for the day before"
        data={Array.from({ length: 13 }, (_, hour) => ({
          value: String(hour),
          label: `${String(hour).padStart(2, '0')}:00`,
        }))}
        {...form.getInputProps('dayCutHour')}
      />
      <Switch
        label="Meals may be cooked before they are paid at the counter"
        {...form.getInputProps('cooksBeforePay', { type: 'checkbox' })}
      />
      <TextInput
        label="Its own GSTIN"
        description="Only where it is registered apart from the organisation"
        {...form.getInputProps('gstin')}
      />
      <Textarea
        label="Address"
        description="Stands on its invoices"
        autosize
        minRows={2}
        maxLength={300}
        {...form.getInputProps('address')}
      />
      {refusal}
      <Button type="submit" loading={busy} disabled={!form.isDirty()}>
        {outlet ? 'Save' : 'Make this outlet'}
      </Button>
    </form>
  );
}
