import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import type { GraphContext } from '../../../platform/graphql/context.ts';
import { type AuditEntry, auditTrail } from '../audit-trail.ts';
import { copyAuditTrail } from '../copy-audit-trail.ts';
import { toldChanges } from '../told-changes.ts';
import { AuditConnection, AuditCopy, AuditFilterInput } from './audit.types.ts';

const view = (row: AuditEntry) => ({
  ...row,
  outcome: row.outcome.toUpperCase(),
  input: row.input === null ? null : JSON.stringify(row.input),
  changes: toldChanges(row.changes),
});
const asked = (filter: AuditFilterInput) => ({
  ...filter,
  outcome: filter.outcome && (filter.outcome.toLowerCase() as Lowercase<typeof filter.outcome>),
});

@Resolver()
export class AuditResolver {
  @Query(() => AuditConnection, { description: 'What was done, refused, denied or not understood, the latest first.' })
  @Access(auditTrail)
  async auditTrail(
    @Ctx() context: GraphContext,
    @Arg('filter', () => AuditFilterInput, { description: 'Which rows.' }) filter: AuditFilterInput,
    @Arg('first', () => Int, { nullable: true, description: 'Rows on a page, at most 100; 50 unless said.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The `endCursor` of the page before.' })
    after?: string | null,
  ) {
    const page = await auditTrail(context, { filter: asked(filter), first, after });
    return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: view(node) })) };
  }

  @Mutation(() => AuditCopy, {
    description: 'Takes a copy of rows of the audit trail, which is itself in the trail. Needs a fresh confirmation.',
  })
  @Access(copyAuditTrail)
  copyAuditTrail(
    @Ctx() context: GraphContext,
    @Arg('filter', () => AuditFilterInput, { description: 'Which rows.' }) filter: AuditFilterInput,
  ) {
    return copyAuditTrail(context, { filter: asked(filter) });
  }
}
