import { never, newId } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, Checkbox, NumberInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';

const SaveSupplierDocument = graphql(`
  mutation SaveSupplier($input: SaveSupplierInput!) {
    saveSupplier(input: $input) {
      __typename
      ... on Supplier { id name contact phone email gstin paymentDays isMsme leadDays retiredAt version }
      ... on ChangedMeanwhile { code message }
      ... on NameTaken { code message }
      ... on GstinInvalid { code message }
      ... on GstinTaken { code message supplierIds }
    }
  }
`);

export type EditedSupplier = {
  id: string;
  name: string;
  contact: string | null;
  phone: string | null;
  email: string | null;
  gstin: string | null;
  paymentDays: number;
  isMsme: boolean;
  leadDays: number;
  retiredAt: string | null;
  version: number;
};

/** A supplier as it should be; a new one where there is none yet. */
export function EditSupplier({
  supplier,
  onSaved,
}: {
  supplier: EditedSupplier | null;
  onSaved: (id: string) => void;
}) {
  const toast = useToast();
  const [id] = useState(supplier?.id ?? newId);
  const [run, busy] = useRun(SaveSupplierDocument);
  const [refusal, setRefusal] = useState<string | null>(null);
  // Who has the registration already, once that was found.
  const [taken, setTaken] = useState<{ message: string; gstin: string; supplierId: string | null } | null>(null);
  const [isShared, setIsShared] = useState(false);
  const form = useForm({
    initialValues: {
      name: supplier?.name ?? '',
      contact: supplier?.contact ?? '',
      phone: supplier?.phone ?? '',
      email: supplier?.email ?? '',
      gstin: supplier?.gstin ?? '',
      paymentDays: supplier?.paymentDays ?? 30,
      leadDays: supplier?.leadDays ?? 1,
      isMsme: supplier?.isMsme ?? false,
      inUse: !supplier?.retiredAt,
    },
    validate: {
      name: (value) => (value.trim() === '' ? 'What they are called' : null),
      phone: (value) => (value === '' || /^\+?[0-9 -]{6,20}$/.test(value.trim()) ? null : 'Digits, spaces and hyphens'),
      paymentDays: (value, all) =>
        all.isMsme && Number(value) > 45 ? 'A small enterprise is paid within 45 days' : null,
    },
  });
  const save = form.onSubmit(async ({ contact, phone, email, gstin, ...values }) => {
    setRefusal(null);
    setTaken(null);
    const said = (text: string) => text.trim() || null;
    const registration = said(gstin.toUpperCase());
    const sharesGstin = isShared && taken?.gstin === registration ? true : null;
    const input = {
      ...{ id, version: supplier?.version ?? 0, ...values, name: values.name.trim(), gstin: registration, sharesGstin },
      ...{ contact: said(contact), phone: said(phone), email: said(email) },
      ...{ paymentDays: Number(values.paymentDays), leadDays: Number(values.leadDays) },
    };
    const answer = (await run({ input }))?.saveSupplier;
    if (!answer) return;
    switch (answer.__typename) {
      case 'Supplier':
        toast.done(`${answer.name} is saved.`);
        return onSaved(answer.id);
      case 'ChangedMeanwhile':
      case 'NameTaken':
        return form.setFieldError('name', answer.message);
      case 'GstinTaken':
        setIsShared(false);
        return setTaken({
          ...{ message: answer.message, gstin: registration ?? '', supplierId: answer.supplierIds[0] ?? null },
        });
      case 'GstinInvalid':
        form.setFieldError('gstin', 'One character is wrong');
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  });
  return (
    <form className="pu-form" onSubmit={save} noValidate>
      <TextInput label="Name" maxLength={120} {...form.getInputProps('name')} />
      <TextInput label="Contact" placeholder="Whom to ask for" maxLength={120} {...form.getInputProps('contact')} />
      <TextInput label="Telephone" inputMode="tel" {...form.getInputProps('phone')} />
      <TextInput label="E-mail" type="email" {...form.getInputProps('email')} />
      <TextInput label="GSTIN" maxLength={15} placeholder="If they have one" {...form.getInputProps('gstin')} />
      {taken ? (
        <Notice tone="soon">
          <div className="pu-taken">
            <p>{taken.message}</p>
            {taken.supplierId ? (
              <Link to="/suppliers/$supplierId" params={{ supplierId: taken.supplierId }}>
                Look at them
              </Link>
            ) : null}
            <Checkbox
              label="They are two suppliers of one registration"
              checked={isShared}
              onChange={(event) => setIsShared(event.currentTarget.checked)}
            />
          </div>
        </Notice>
      ) : null}
      <div className="pu-pair">
        <NumberInput label="Paid after, days" min={0} max={365} {...form.getInputProps('paymentDays')} />
        <NumberInput label="Comes after, days" min={0} max={365} {...form.getInputProps('leadDays')} />
      </div>
      <Checkbox
        label="Micro, small or medium enterprise: paid within 45 days"
        {...form.getInputProps('isMsme', { type: 'checkbox' })}
      />
      {supplier ? (
        <Checkbox label="In use: we buy from them" {...form.getInputProps('inUse', { type: 'checkbox' })} />
      ) : null}
      {refusal ? <Notice>{refusal}</Notice> : null}
      <Button type="submit" loading={busy}>
        Save
      </Button>
    </form>
  );
}
