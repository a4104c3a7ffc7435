import { Extensions } from 'type-graphql';
import type { AccessRule } from '../auth/permission.ts';

interface Guarded {
  readonly spec: { readonly permission: AccessRule };
}

/**
 * Says in the schema who may use a root field: the rule of the command or query behind it. It enforces nothing by
 * itself (the door does); a test fails on a root field without one.
 */
export function Access(rule: Guarded | AccessRule): MethodDecorator {
  const access: AccessRule = typeof rule === 'object' || typeof rule === 'function' ? rule.spec.permission : rule;
  return Extensions({ access }) as MethodDecorator;
}
