import { newId } from '@college-kiosk/client';
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useSay } from '../../i18n/i18n.ts';
import { useNotices } from '../../shell/notices.tsx';
import { useRun } from '../../shell/use-run.ts';

const SetBirthYearDocument = graphql(`
  mutation SetBirthYear($input: SetBirthYearInput!) {
    setBirthYear(input: $input)
  }
`);

/** The year of birth, for what is not open to people under 18; empty where somebody would rather not say. */
export function BirthYear({ year, onChanged }: { year: number | null; onChanged: () => Promise<void> }) {
  const say = useSay();
  const notices = useNotices();
  const [typed, setTyped] = useState(year === null ? '' : String(year));
  const [problem, setProblem] = useState<string | null>(null);
  const [save, saving] = useRun(SetBirthYearDocument);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const said = typed.trim() === '' ? null : Number(typed);
    const isYear = said === null || (/^(19|20)\d\d$/.test(typed.trim()) && said <= new Date().getFullYear());
    setProblem(isYear ? null : say('birth.wrong'));
    if (!isYear || !(await save({ input: { commandId: newId(), year: said } }))) return;
    notices.done(say('birth.saved'));
    await onChanged();
  };
  return (
    <form className="sd-beside" onSubmit={submit} noValidate>
      <TextInput
        label={say('birth.label')}
        description={say('birth.why')}
        error={problem}
        inputMode="numeric"
        autoComplete="bday-year"
        maxLength={4}
        size="md"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={saving}>
        {say('birth.save')}
      </Button>
    </form>
  );
}
