import type { RoleCardFragment } from '../../gql/graphql.ts';
import { byCategory } from '../../shell/permission-categories.ts';
import { MarkLegend, MarkSign } from './MarkSign.tsx';
import type { Entry } from './role-card.ts';
import { markOf } from './role-mark.ts';

export type MatrixProps = {
  roles: readonly RoleCardFragment[];
  entries: readonly Entry[];
  onOpen: (role: string) => void;
};

/** Permissions down, roles across. Names of roles and permissions stay in sight; a role's name opens it. */
export function RoleMatrix({ roles, entries, onOpen }: MatrixProps) {
  return (
    <>
      <MarkLegend />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard (WCAG 2.1.1) */}
      <section className="ro-scroll" aria-label="Permissions by role" tabIndex={0}>
        <table className="ro-matrix">
          <caption className="ck-hidden">What each role may do</caption>
          <thead>
            <tr>
              <th scope="col">Permission</th>
              {roles.map(({ role, name, isOwn, holders }) => (
                <th key={role} scope="col" data-own={isOwn || undefined}>
                  <button type="button" onClick={() => onOpen(role)}>
                    {name}
                    <small>{holders === 1 ? '1 person' : `${holders.toLocaleString('en-IN')} people`}</small>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          {byCategory(entries).map(({ category, heading, entries: group }) => (
            <tbody key={category}>
              <tr className="ro-heading">
                <th scope="colgroup" colSpan={roles.length + 1}>
                  <span>{heading}</span>
                </th>
              </tr>
              {group.map(({ permission, says, isOfOrganisation }) => (
                <tr key={permission}>
                  <th scope="row">
                    {says}
                    {isOfOrganisation ? <small>Only where the role is held everywhere</small> : null}
                  </th>
                  {roles.map((role) => {
                    const mark = markOf(role, permission);
                    return (
                      <td key={role.role} data-mark={mark}>
                        <MarkSign mark={mark} />
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </section>
    </>
  );
}
