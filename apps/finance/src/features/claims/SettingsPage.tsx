import { isBoughtOn } from '@college-kiosk/kernel';
import './claims.css';
import { useQuery } from '@apollo/client/react';
import { formatMoney, LoadingShape, PageHeader, StatusPill } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { ClaimSettingsQuery } from '../../gql/graphql.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { mayAnywhere, mayDo, useSigned } from '../../shell/viewer.ts';
import { CategoryForm } from './CategoryForm.tsx';
import { taxWords } from './claim-words.ts';
import { Delegations } from './Delegations.tsx';
import { Limits } from './Limits.tsx';

const ClaimSettingsDocument = graphql(`
  query ClaimSettings {
    expenseCategories { __typename id name accountCode taxCredit receiptAbove inUse version }
    expenseRules { __typename version payUpTo tiers { __typename role upTo } }
    chartOfAccounts { __typename code name control inUse }
  }
`);

/** What can be claimed and on which account, who approves up to what, and who does so in whose place. */
export function SettingsPage() {
  const { viewer } = useSigned();
  const { data, error, refetch } = useQuery(ClaimSettingsDocument, { fetchPolicy: 'cache-and-network' });
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape shape="rows" label="Categories and limits" />;
  return (
    <div className="fc-settings">
      <PageHeader
        title="Categories and limits"
        lead="What the staff may claim, and who says yes to how much of it."
        actions={
          <Button variant="default" renderRoot={(props) => <Link to="/claims" {...props} />}>
            Claims
          </Button>
        }
      />
      <Categories settings={data} onDone={() => void refetch()} />
      <Limits rules={data.expenseRules} onDone={() => void refetch()} />
      {mayAnywhere(viewer, 'expense:approve') ? <Delegations /> : null}
    </div>
  );
}

function Categories({ settings, onDone }: { settings: ClaimSettingsQuery; onDone: () => void }) {
  const { viewer } = useSigned();
  const [edited, setEdited] = useState<string | null>(null);
  const { expenseCategories: categories, chartOfAccounts } = settings;
  const mayEdit = mayDo(viewer, 'expense:categories', null);
  const accounts = chartOfAccounts.filter(({ code, control, inUse }) => inUse && !control && isBoughtOn(code));
  const done = () => {
    setEdited(null);
    onDone();
  };
  const form = (category: (typeof categories)[number] | null) => (
    <CategoryForm category={category} accounts={accounts} onDone={done} onBack={() => setEdited(null)} />
  );
  return (
    <section aria-label="Categories">
      <div className="fc-head">
        <h2>Categories</h2>
        {mayEdit && edited === null ? (
          <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEdited('new')}>
            New category
          </Button>
        ) : null}
      </div>
      {edited === 'new' ? form(null) : null}
      <table className="fn-table fc-words">
        <thead>
          <tr>
            <th scope="col">Category</th>
            <th scope="col">Tax</th>
            <th scope="col">
              <span className="ck-hidden">Change</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {categories.map((category) =>
            edited === category.id ? (
              <tr key={category.id}>
                <td colSpan={3}>{form(category)}</td>
              </tr>
            ) : (
              <tr key={category.id}>
                <td>
                  {category.name} {category.inUse ? null : <StatusPill tone="quiet">Closed</StatusPill>}
                  <small>
                    On {category.accountCode};{' '}
                    {category.receiptAbove === 0
                      ? 'always with a receipt'
                      : `with a receipt above ${formatMoney(category.receiptAbove)}`}
                  </small>
                </td>
                <td>{taxWords[category.taxCredit]}</td>
                <td>
                  {mayEdit ? (
                    <Button
                      size="compact-md"
                      variant="subtle"
                      aria-label={`Change ${category.name}`}
                      onClick={() => setEdited(category.id)}
                    >
                      Change
                    </Button>
                  ) : null}
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </section>
  );
}
