import { type GstinFault, gstinFault } from '@college-kiosk/kernel';
import { Button, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import type { BuyerInput } from '../../gql/graphql.ts';

const faults: Record<GstinFault, string> = {
  FORM: 'Fifteen capitals and digits',
  STATE: 'No State begins so',
  CHECK_CHARACTER: 'One character is wrong',
};

type Props = {
  buyer: BuyerInput | null;
  busy?: boolean;
  /** Why the server took it not. */
  refusal?: ReactNode;
  onSave: (buyer: BuyerInput | null) => void;
  onClose: () => void;
};

/** Whom an invoice is made out to, typed from their certificate. The server looks at the registration again. */
export function BuyerForm({ buyer, busy = false, refusal, onSave, onClose }: Props) {
  const form = useForm({
    initialValues: { gstin: buyer?.gstin ?? '', name: buyer?.name ?? '', address: buyer?.address ?? '' },
    validate: {
      gstin: (value) => {
        const fault = gstinFault(value.replace(/\s/g, '').toUpperCase());
        return fault && faults[fault];
      },
      name: (value) => (value.trim() === '' ? 'As on the certificate' : null),
      address: (value) => (value.trim() === '' ? 'The invoice must name it' : null),
    },
  });
  return (
    <Modal opened onClose={onClose} centered title="Invoice to a company">
      <form onSubmit={form.onSubmit((values) => onSave(values))} noValidate>
        <Stack>
          <TextInput
            label="GSTIN"
            placeholder="32AAACB1234C1ZO"
            autoComplete="off"
            data-autofocus
            {...form.getInputProps('gstin')}
          />
          <TextInput label="Legal name" {...form.getInputProps('name')} />
          <Textarea label="Address" autosize minRows={2} {...form.getInputProps('address')} />
          {refusal}
          <Button type="submit" loading={busy}>
            Make it out to them
          </Button>
          {buyer ? (
            <Button variant="subtle" color="steel" loading={busy} onClick={() => onSave(null)}>
              To nobody in particular
            </Button>
          ) : null}
        </Stack>
      </form>
    </Modal>
  );
}
