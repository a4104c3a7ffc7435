import { never, newId } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, NativeSelect, Switch, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { CollegePageQuery } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';
import { unknownWords } from './CollegeFacts.tsx';
import { type Mapping, MappingRows } from './MappingRows.tsx';

const CollegeSettingsShown = graphql(`
  fragment CollegeSettingsShown on CollegeSettings {
    __typename
    isOn
    domains
    groupsClaim
    unknownPerson
    trustsFactor
    factorAcrs
    mappings { __typename id groupName role outletId }
  }
`);

const ChangeCollegeSettingsDocument = graphql(`
  mutation ChangeCollegeSettings($input: ChangeCollegeSettingsInput!) {
    changeCollegeSettings(input: $input) {
      __typename
      ... on CollegeSettings { ...CollegeSettingsShown }
      ... on BeyondOwnRights { code message }
      ... on CollegeNotConfigured { code message }
    }
  }
`);

const unknown = Object.entries(unknownWords).map(([value, label]) => ({ value, label }));

const lines = (text: string) => text.split(/[\s,]+/).filter((one) => one !== '');

type Props = { settings: FragmentType<typeof CollegeSettingsShown>; roles: CollegePageQuery['roles'] };

/** All of it is saved together. */
export function CollegeForm({ settings, roles }: Props) {
  const saved = readFragment(CollegeSettingsShown, settings);
  const toast = useToast();
  const [run, busy] = useRun(ChangeCollegeSettingsDocument);
  const [refused, setRefused] = useState<string | null>(null);
  const form = useForm({
    initialValues: {
      ...{ isOn: saved.isOn, groupsClaim: saved.groupsClaim, unknownPerson: saved.unknownPerson },
      ...{
        trustsFactor: saved.trustsFactor,
        domains: saved.domains.join('\n'),
        factorAcrs: saved.factorAcrs.join('\n'),
      },
      mappings: saved.mappings.map(
        ({ groupName, role, outletId }): Mapping => ({ groupName, role, outletId: outletId ?? '' }),
      ),
    },
    validate: {
      domains: (text, { isOn }) => (isOn && lines(text).length === 0 ? 'Name at least one domain' : null),
      groupsClaim: (text) => (text.trim() === '' ? 'Name the claim' : null),
      mappings: { groupName: (text: string) => (text.trim() === '' ? 'Name the group' : null) },
    },
  });
  const save = form.onSubmit(async ({ domains, factorAcrs, mappings, ...values }) => {
    const wanted = mappings.map((one) => ({ ...one, outletId: one.outletId || null }));
    const input = { ...values, domains: lines(domains), factorAcrs: lines(factorAcrs), mappings: wanted };
    const answer = (await run({ input: { commandId: newId(), ...input } }))?.changeCollegeSettings;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'CollegeSettings':
        setRefused(null);
        form.resetDirty();
        return toast.done('How the college signs people in is saved.');
      case 'BeyondOwnRights':
      case 'CollegeNotConfigured':
        return setRefused(answer.message);
      default:
        never(answer);
    }
  });
  return (
    <form className="co-card" onSubmit={save} noValidate>
      <h2>Who is let in</h2>
      <Switch
        label="The college signs people in"
        description="Switched off, the sessions that it opened end at once."
        {...form.getInputProps('isOn', { type: 'checkbox' })}
      />
      <Textarea
        label="Domains of e-mail addresses"
        description="One a line: college.example. Nobody with another address, or one that the college has not verified, is let in."
        autosize
        minRows={2}
        {...form.getInputProps('domains')}
      />
      <NativeSelect label="Who has no account here" data={unknown} {...form.getInputProps('unknownPerson')} />
      <h2>Second factor</h2>
      <Switch
        label="Trust the college’s second factor"
        description="Where it says that one was asked for, ours is not. Otherwise ours is asked for as ever."
        {...form.getInputProps('trustsFactor', { type: 'checkbox' })}
      />
      <Textarea
        label="Values of “acr” that say so (may stay empty)"
        description="One a line. “mfa” in “amr” says so as well."
        autosize
        {...form.getInputProps('factorAcrs')}
      />
      <h2>Roles by group</h2>
      <p>
        A group lends its people a role, from each sign-in by the college for two days at most. It lends no more than
        you hold.
      </p>
      <TextInput label="Claim with the groups" {...form.getInputProps('groupsClaim')} />
      <MappingRows
        roles={roles}
        mappings={form.values.mappings}
        field={(path) => form.getInputProps(path)}
        onAdd={(mapping) => form.insertListItem('mappings', mapping)}
        onRemove={(at) => form.removeListItem('mappings', at)}
      />
      {refused ? <Notice>{refused}</Notice> : null}
      <Button type="submit" size="md" loading={busy} disabled={!form.isDirty()}>
        Save
      </Button>
    </form>
  );
}
