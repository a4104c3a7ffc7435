import { useQuery } from '@apollo/client/react';
import { newId, problemOf } from '@college-kiosk/client';
import { LoadingShape, Notice } from '@college-kiosk/ui';
import { Button, Modal, NumberInput, Switch } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { RegistrationRulesQuery } from '../../gql/graphql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';

const RegistrationRulesDocument = graphql(`
  query RegistrationRules {
    registrationSettings { __typename studentsMayRegister staffMayRegister studentPasswordMin }
  }
`);

const ChangeRegistrationRulesDocument = graphql(`
  mutation ChangeRegistrationRules($input: ChangeRegistrationSettingsInput!) {
    changeRegistrationSettings(input: $input) { __typename studentsMayRegister staffMayRegister studentPasswordMin }
  }
`);

/** Who may register, and what is asked of a student's password. */
export function RegistrationRules({ onClose }: { onClose: () => void }) {
  const { data, error } = useQuery(RegistrationRulesDocument, { fetchPolicy: 'network-only' });
  return (
    <Modal opened onClose={onClose} centered title="Who may register">
      {error ? <Notice>{problemOf(error).message}</Notice> : null}
      {data ? <RulesForm saved={data.registrationSettings} onSaved={onClose} /> : <LoadingShape shape="text" />}
    </Modal>
  );
}

type Rules = RegistrationRulesQuery['registrationSettings'];

function RulesForm({ saved, onSaved }: { saved: Rules; onSaved: () => void }) {
  const toast = useToast();
  const [students, setStudents] = useState(saved.studentsMayRegister);
  const [staff, setStaff] = useState(saved.staffMayRegister);
  const [length, setLength] = useState<number | string>(saved.studentPasswordMin);
  const [run, busy] = useRun(ChangeRegistrationRulesDocument);
  const isWrong = typeof length !== 'number' || length < 8 || length > 64;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (typeof length !== 'number' || isWrong) return;
    const rules = { studentsMayRegister: students, staffMayRegister: staff, studentPasswordMin: length };
    if (!(await run({ input: { commandId: newId(), ...rules } }))) return;
    toast.done('Who may register is saved.');
    onSaved();
  };
  return (
    <form className="st-stack" onSubmit={save} noValidate>
      <Switch
        label="Students may register"
        checked={students}
        onChange={(event) => setStudents(event.currentTarget.checked)}
      />
      <Switch label="Staff may register" checked={staff} onChange={(event) => setStaff(event.currentTarget.checked)} />
      <NumberInput
        label="Characters of a student’s password"
        description="From 8 to 64. It counts for passwords that are chosen from now on."
        allowDecimal={false}
        value={length}
        error={isWrong ? 'From 8 to 64' : null}
        onChange={setLength}
      />
      <Button type="submit" size="md" loading={busy} disabled={isWrong}>
        Save
      </Button>
    </form>
  );
}
