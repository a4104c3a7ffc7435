import './college.css';
import { useQuery } from '@apollo/client/react';
import { EmptyState, LoadingShape, Notice, PageHeader } from '@college-kiosk/ui';
import { graphql } from '../../gql/gql.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { Timeline } from '../../shell/Timeline.tsx';
import { useSigned } from '../../shell/viewer.tsx';
import { CollegeFacts } from './CollegeFacts.tsx';
import { CollegeForm } from './CollegeForm.tsx';
import { TryCollege } from './TryCollege.tsx';

const CollegePageDocument = graphql(`
  query CollegePage {
    collegeSettings { __typename issuer isOn mappings { __typename id } ...CollegeSettingsShown ...CollegeFactsShown ...CollegeConnection }
    roles { __typename role name says isOwn isFixed }
  }
`);

/** The id of what there is one of, in the audit trail (the nil UUID, RFC 9562 §5.9). */
const THE_ONE = '00000000-0000-0000-0000-000000000000';

/** Whether and how the college signs people in. */
export function CollegePage() {
  const { may } = useSigned();
  const { data, error, refetch } = useQuery(CollegePageDocument, { fetchPolicy: 'network-only' });
  if (!data)
    return error ? <ProblemState error={error} onRetry={() => void refetch()} /> : <LoadingShape shape="text" />;
  const { collegeSettings: settings, roles } = data;
  return (
    <>
      <PageHeader
        title="College sign-in"
        lead="People sign in with their college account. Signing out here ends the session here, not the one at the college."
      />
      {settings.issuer === null && !settings.isOn && settings.mappings.length === 0 ? (
        <EmptyState kind="first-use" title="No provider is configured">
          Whoever runs this installation sets OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, and starts it again.
        </EmptyState>
      ) : (
        <div className="co-page">
          {settings.issuer === null ? (
            <Notice tone="soon">
              No provider is configured any more, and what was set still counts: sessions and roles that the college
              opened go on, and with the next provider the mappings do. Switch it off, or take the mappings out, if that
              is not wanted.
            </Notice>
          ) : (
            <TryCollege settings={settings} />
          )}
          {may('security:manage') ? (
            <CollegeForm settings={settings} roles={roles.filter(({ isFixed }) => !isFixed)} />
          ) : (
            <CollegeFacts settings={settings} roles={roles} />
          )}
          <Timeline entity="college_settings" id={THE_ONE} />
        </div>
      )}
    </>
  );
}
