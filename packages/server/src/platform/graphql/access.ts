import { Extensions } from 'type-graphql';
import type { AccessRule } from '../auth/permission.ts';

interface Guarded {
  readonly spec: { readonly permission: AccessRule };
}

/**
 * Says of a mutation that it is a way in: a program which is nobody yet may send it, by itself, in a document of its own.
 */
export function Entrance(): MethodDecorator {
  return Extensions({ entrance: true }) as MethodDecorator;
}

/**
 * Says in the schema who may use a root field: the rule of the command or query behind it. It enforces nothing by
 * itself (the door does); a test fails on a root field without one.
 */
export function Access(rule: Guarded | AccessRule): MethodDecorator {
  const access: AccessRule = typeof rule === 'object' || typeof rule === 'function' ? rule.spec.permission : rule;
  return Extensions({ access }) as MethodDecorator;
}
