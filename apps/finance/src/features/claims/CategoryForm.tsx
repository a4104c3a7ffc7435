import { never, newId } from '@college-kiosk/client';
import { scaled, unscaled } from '@college-kiosk/ui';
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { ClaimSettingsQuery, ExpenseTaxCredit } from '../../gql/graphql.ts';
import { Answer } from '../../shell/Answer.tsx';
import { useRun } from '../../shell/use-run.ts';
import { taxWords } from './claim-words.ts';

const SaveExpenseCategoryDocument = graphql(`
  mutation SaveExpenseCategory($input: SaveExpenseCategoryInput!) {
    saveExpenseCategory(input: $input) {
      __typename
      ... on ExpenseCategory { id name accountCode taxCredit receiptAbove inUse version }
      ... on NameTaken { code message }
      ... on AccountUnknown { code message account }
      ... on AccountRetired { code message account }
      ... on ControlAccount { code message account }
      ... on NotAnExpense { code message account }
      ... on ChangedMeanwhile { code message }
    }
  }
`);

/** On which account and with which tax is decided, not taken over from a list. */
const CHOOSE = { value: '', label: 'Choose' };

type Props = {
  /** Null for a new one. */
  category: ClaimSettingsQuery['expenseCategories'][number] | null;
  accounts: readonly { code: string; name: string }[];
  onDone: () => void;
  onBack: () => void;
};

/** What can be claimed: its name, its account, its tax, and from when on a receipt is needed. */
export function CategoryForm({ category, accounts, onDone, onBack }: Props) {
  const [id] = useState(category?.id ?? newId);
  const [name, setName] = useState(category?.name ?? '');
  const [accountCode, setAccountCode] = useState(category?.accountCode ?? '');
  const [taxCredit, setTaxCredit] = useState<ExpenseTaxCredit | ''>(category?.taxCredit ?? '');
  const [above, setAbove] = useState(unscaled(category?.receiptAbove ?? 0, 2));
  const [inUse, setInUse] = useState(category?.inUse ?? true);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { run, busy, problem } = useRun(SaveExpenseCategoryDocument);
  const receiptAbove = scaled(above, 2);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (taxCredit === '') return;
    setRefusal(null);
    const said = { id, name: name.trim(), accountCode, taxCredit, inUse, version: category?.version ?? 0 };
    const answer = (await run({ input: { ...said, receiptAbove: receiptAbove ?? 0 } }))?.saveExpenseCategory;
    if (!answer) return;
    switch (answer.__typename) {
      case 'ExpenseCategory':
        return onDone();
      case 'NameTaken':
      case 'AccountUnknown':
      case 'AccountRetired':
      case 'ControlAccount':
      case 'NotAnExpense':
      case 'ChangedMeanwhile':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <TextInput
        label="Name"
        autoFocus
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label="Account"
        value={accountCode}
        data={[CHOOSE, ...accounts.map(({ code, name: called }) => ({ value: code, label: `${code} ${called}` }))]}
        onChange={(event) => setAccountCode(event.currentTarget.value)}
      />
      <NativeSelect
        label="Tax on it"
        value={taxCredit}
        data={[CHOOSE, ...Object.entries(taxWords).map(([value, label]) => ({ value, label }))]}
        onChange={(event) => setTaxCredit(event.currentTarget.value as ExpenseTaxCredit | '')}
      />
      <TextInput
        label="Receipt needed above"
        leftSection="₹"
        inputMode="decimal"
        value={above}
        error={receiptAbove === null ? 'Rupees, like 200' : undefined}
        onChange={(event) => setAbove(event.currentTarget.value)}
      />
      {category ? (
        <Checkbox label="Can be claimed" checked={inUse} onChange={(event) => setInUse(event.currentTarget.checked)} />
      ) : null}
      <Button
        type="submit"
        disabled={name.trim() === '' || accountCode === '' || taxCredit === '' || receiptAbove === null}
        loading={busy}
      >
        Save
      </Button>
      <Button variant="subtle" color="steel" onClick={onBack}>
        Back
      </Button>
      <Answer refusal={refusal} problem={problem} />
    </form>
  );
}
