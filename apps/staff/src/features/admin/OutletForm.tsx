import { never } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { minutesOf, timeOf } from './clock-time.ts';

const SaveOutletDocument = graphql(`
  mutation SaveOutlet($input: SaveOutletInput!) {
    saveOutlet(input: $input) {
      __typename
      ... on Outlet { id code name opensAt closesAt dayCutHour tokenPrefix openNow }
      ... on CodeTaken { code message }
    }
  }
`);

export function OutletForm() {
  const { outlet } = useSigned();
  const toast = useToast();
  const [run, busy] = useRun(SaveOutletDocument);
  const [refusal, setRefusal] = useState<ReactNode>(null);
  const form = useForm({
    initialValues: {
      name: outlet.name,
      code: outlet.code,
      opensAt: timeOf(outlet.opensAt),
      closesAt: timeOf(outlet.closesAt),
      dayCutHour: String(outlet.dayCutHour),
      tokenPrefix: outlet.tokenPrefix,
    },
    validate: {
      name: (value) => (value.trim() === '' ? 'What people call it' : null),
      code: (value) => (/^[A-Z0-9]{1,8}$/.test(value) ? null : 'Up to 8 capital letters or digits'),
      tokenPrefix: (value) => (/^[A-Z]{0,3}$/.test(value) ? null : 'At most three capital letters'),
      closesAt: (value, all) => ((minutesOf(value) ?? 0) > (minutesOf(all.opensAt) ?? 0) ? null : 'After it opens'),
    },
  });
  const save = form.onSubmit(async (values) => {
    setRefusal(null);
    const data = await run({
      input: {
        id: outlet.id,
        name: values.name.trim(),
        code: values.code,
        opensAt: minutesOf(values.opensAt) ?? outlet.opensAt,
        closesAt:
          values.closesAt === timeOf(outlet.closesAt)
            ? outlet.closesAt
            : (minutesOf(values.closesAt) ?? outlet.closesAt),
        dayCutHour: Number(values.dayCutHour),
        tokenPrefix: values.tokenPrefix,
      },
    });
    const answer = data?.saveOutlet;
    if (!answer) return;
    switch (answer.__typename) {
      case 'Outlet':
        form.resetDirty();
        return toast.done(`${answer.name} is saved.`);
      case 'CodeTaken':
        return setRefusal(<Notice>{answer.message}</Notice>);
      default:
        never(answer);
    }
  });
  return (
    <form className="ad-card ad-form" onSubmit={save} noValidate>
      <h2>Name and hours</h2>
      <TextInput label="Name" {...form.getInputProps('name')} />
      <div className="ad-pair">
        <TextInput label="Code" description="Stands in invoice numbers" {...form.getInputProps('code')} />
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
      {refusal}
      <Button type="submit" loading={busy} disabled={!form.isDirty()}>
        Save
      </Button>
    </form>
  );
}
