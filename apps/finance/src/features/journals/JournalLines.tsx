import { newId } from '@college-kiosk/client';
import { MoneyText } from '@college-kiosk/ui';
import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, useRef } from 'react';
import type { JournalKind, WritableAccountsQuery } from '../../gql/graphql.ts';
import { Figure } from '../../shell/Figure.tsx';
import { balanced, emptyLine, isEmpty, isWritable, lineInput, sidesOf, type TypedLine } from './journal-lines.ts';

type Props = {
  accounts: WritableAccountsQuery['chartOfAccounts'];
  kind: JournalKind;
  lines: readonly TypedLine[];
  /** Show what is still missing. */
  marked: boolean;
  onChange: (lines: TypedLine[]) => void;
};

/** The two sides as a table: Tab goes through it, Enter to the next line, = takes up the difference. */
export function JournalLines({ accounts, kind, lines, marked, onChange }: Props) {
  const table = useRef<HTMLTableElement>(null);
  const choices = accounts
    .filter((account) => isWritable(account, kind))
    .map(({ code, name }) => ({ value: code, label: `${code} ${name}` }));
  const change = (key: string, given: Partial<TypedLine>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...given } : line)));
  /** To the account of a line, once it is there. */
  const goTo = (at: number) =>
    requestAnimationFrame(() => table.current?.querySelectorAll<HTMLInputElement>('[data-account]')[at]?.focus());
  const onKeyDown = (event: KeyboardEvent, line: TypedLine, at: number) => {
    if (event.ctrlKey || event.metaKey) return;
    if (event.key === '=') {
      event.preventDefault();
      onChange(balanced(lines, line.key));
    }
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (at === lines.length - 1) onChange([...lines, emptyLine(newId())]);
    goTo(at + 1);
  };
  const { debit, credit, difference } = sidesOf(lines);
  const isMissing = (line: TypedLine) => marked && !isEmpty(line) && lineInput(line) === null;
  return (
    <table className="fn-table fj-lines" ref={table}>
      <thead>
        <tr>
          <th scope="col">Account</th>
          <th scope="col">Whose</th>
          <th scope="col">Debit</th>
          <th scope="col">Credit</th>
          <th scope="col">
            <span className="ck-hidden">Remove</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, at) => (
          <tr key={line.key}>
            <td>
              <Select
                aria-label={`Account of line ${at + 1}`}
                data-account
                placeholder="Code or name"
                searchable
                selectFirstOptionOnChange
                autoSelectOnBlur
                data={choices}
                value={line.account}
                error={isMissing(line) && line.account === null}
                nothingFoundMessage="No such account to write to"
                onChange={(account) => change(line.key, { account })}
              />
            </td>
            <td>
              <TextInput
                aria-label={`Whose, line ${at + 1}`}
                className="fj-named"
                placeholder="Whose"
                maxLength={100}
                value={line.party}
                onKeyDown={(event) => onKeyDown(event, line, at)}
                onChange={(event) => change(line.key, { party: event.currentTarget.value })}
              />
            </td>
            {(['debit', 'credit'] as const).map((side) => (
              <td key={side}>
                <TextInput
                  aria-label={`${side === 'debit' ? 'Debit' : 'Credit'} of line ${at + 1}`}
                  inputMode="decimal"
                  autoComplete="off"
                  className="fj-amount fj-named"
                  placeholder={side === 'debit' ? 'Debit' : 'Credit'}
                  value={line[side]}
                  error={isMissing(line)}
                  onKeyDown={(event) => onKeyDown(event, line, at)}
                  onChange={(event) => change(line.key, { [side]: event.currentTarget.value })}
                />
              </td>
            ))}
            <td>
              <ActionIcon
                variant="subtle"
                color="steel"
                size={36}
                aria-label={`Remove line ${at + 1}`}
                disabled={lines.length <= 2}
                onClick={() => onChange(lines.filter(({ key }) => key !== line.key))}
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={2}>
            <Button
              variant="subtle"
              leftSection={<IconPlus size={18} aria-hidden />}
              onClick={() => {
                onChange([...lines, emptyLine(newId())]);
                goTo(lines.length);
              }}
            >
              Another line
            </Button>
          </td>
          <td>
            <Figure value={debit} />
          </td>
          <td>
            <Figure value={credit} />
          </td>
          <td />
        </tr>
        <tr className="fj-difference" data-even={difference === 0 || undefined}>
          <td colSpan={5} role="status">
            {difference === 0 ? (
              debit > 0 ? (
                'Both sides are equal.'
              ) : (
                'Nothing entered yet.'
              )
            ) : (
              <>
                <MoneyText value={Math.abs(difference)} paise /> missing on the {difference > 0 ? 'credit' : 'debit'}{' '}
                side
              </>
            )}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
