import './gst.css';
import { useQuery } from '@apollo/client/react';
import { EmptyState, LoadingShape, PageHeader, StatusPill } from '@college-kiosk/ui';
import { NativeSelect } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { graphql } from '../../gql/gql.ts';
import { monthOf } from '../../shell/month-of.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useSigned } from '../../shell/viewer.ts';
import { GstMonth } from './GstMonth.tsx';
import { KeepReturn } from './KeepGst.tsx';
import { monthName, monthsUntil } from './months.ts';

const RegistrationsDocument = graphql(`
  query GstRegistrations {
    gstRegistrations { __typename gstin legalName outlets { __typename id name } }
  }
`);
const MonthDocument = graphql(`
  query GstMonth($input: GstMonthInput!) {
    gstMonth(input: $input) {
      __typename
      from
      to
      agrees
      ...GstMonth
    }
  }
`);

/** A month for its returns: what is owed, the tables of GSTR-1, and whether documents and books say the same. */
export function GstPage() {
  const { today } = useSigned();
  const { month = monthOf(today), gstin } = useSearch({ from: '/gst' });
  const navigate = useNavigate({ from: '/gst' });
  const registrations = useQuery(RegistrationsDocument).data?.gstRegistrations;
  const registration = registrations?.find((one) => one.gstin === gstin) ?? registrations?.[0];
  const input = { month, gstin: registration?.gstin ?? '' };
  const { data, error, refetch } = useQuery(MonthDocument, {
    variables: { input },
    skip: !registration,
    fetchPolicy: 'cache-and-network',
  });
  const shown = data?.gstMonth;
  return (
    <>
      <PageHeader
        title="GST"
        status={
          shown ? (
            <StatusPill tone={shown.agrees ? 'good' : 'bad'}>
              {shown.agrees ? 'Agrees with the books' : 'Differs from the books'}
            </StatusPill>
          ) : undefined
        }
        lead={registration ? `${registration.legalName}, ${registration.gstin}, ${monthName(month)}` : undefined}
        actions={registration ? <KeepReturn input={input} /> : undefined}
      />
      <div className="fn-filters">
        <NativeSelect
          label="Month"
          value={month}
          data={monthsUntil(today).map((first) => ({ value: first, label: monthName(first) }))}
          onChange={(event) => {
            const next = event.currentTarget.value;
            void navigate({ search: (before) => ({ ...before, month: next }) });
          }}
        />
        {registrations && registrations.length > 1 ? (
          <NativeSelect
            label="Registration"
            value={registration?.gstin}
            data={registrations.map(({ gstin: value, outlets }) => ({
              value,
              label: `${value}, ${outlets.map(({ name }) => name).join(', ')}`,
            }))}
            onChange={(event) => {
              const next = event.currentTarget.value;
              void navigate({ search: (before) => ({ ...before, gstin: next }) });
            }}
          />
        ) : null}
      </div>
      {error && !shown ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : registrations?.length === 0 ? (
        <EmptyState kind="first-use" title="No registration whose outlets you all see">
          Whoever is not registered files no return. A registration (GSTIN) is set in the staff app, under Settings.
        </EmptyState>
      ) : shown ? (
        <GstMonth month={shown} input={input} onDone={() => void refetch()} />
      ) : (
        <LoadingShape shape="rows" count={12} label="GST" />
      )}
    </>
  );
}
