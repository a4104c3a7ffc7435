import { type Refusal, refuse } from '@college-kiosk/kernel';
import { holds } from '../../platform/auth/actor.ts';
import type { CommandScope } from '../../platform/command/command.ts';

/** A rule that says no to what came: what it found, in a sentence. */
export interface Doubt<Code extends string = string> {
  readonly code: Code;
  readonly says: string;
  readonly details: Record<string, unknown>;
}

/**
 * Why goods are not taken in that some rule says no to: the code of the first, with all of them in its words, so that nobody's reason is about what they
 * were not shown. Null where there is no doubt, and where somebody with `receipt:override` says why it is taken in.
 */
export function doubted(
  { actor }: Pick<CommandScope, 'actor'>,
  came: {
    readonly doubts: readonly Doubt[];
    readonly outletId: string;
    readonly reason: string | null;
    /** What may be done about it, by whoever may override or not. */
    readonly remedy: (mayOverride: boolean) => string;
  },
): Refusal | null {
  const [first] = came.doubts;
  const mayOverride = holds(actor, 'receipt:override', came.outletId);
  if (!first || (mayOverride && came.reason !== null)) return null;
  const says = [...new Set(came.doubts.map((doubt) => doubt.says))].join(' ');
  return refuse(first.code, `${says} ${came.remedy(mayOverride)}`, first.details);
}
