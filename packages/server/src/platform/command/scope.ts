import { masked } from '../audit/record.ts';
import { type Actor, denial, mayEnter } from '../auth/actor.ts';
import type { AccessRule } from '../auth/permission.ts';
import type { CallContext } from '../context.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../ids.ts';
import type { EmittedEvent } from '../outbox/write.ts';
import type { CommandScope } from './spec.ts';

/** One run of a command: what it is filed under, and what it announces. */
export class Run {
  readonly emitted: EmittedEvent[] = [];
  readonly now: Date;
  private outletId: string | null;

  constructor(
    private readonly spec: {
      readonly name: string;
      readonly permission: AccessRule;
      readonly mask?: readonly string[];
    },
    private readonly context: CallContext,
    private readonly input: unknown,
  ) {
    this.now = context.platform.clock.now();
    this.outletId = context.actor.outletId;
  }

  /** What both ways of running share. */
  get known() {
    const { now, context } = this;
    const { actor, requestId, address, platform } = context;
    return {
      now,
      actor,
      requestId,
      address,
      within: (outletId: string) => this.fileUnder(actor, outletId),
      use: platform.sockets.use.bind(platform.sockets),
      newId: () => newId(now),
    };
  }

  /** What a handler works with, on this transaction. */
  scopeOn(tx: Tx): CommandScope {
    return { ...this.known, tx, emit: (contract, payload) => void this.emitted.push({ contract, payload }) };
  }

  /** What the audit trail says of it. */
  facts() {
    const { spec, input, outletId } = this;
    return { command: spec.name, outletId, input: masked(input, spec.mask ?? []) };
  }

  private fileUnder(actor: Actor, outletId: string): void {
    this.outletId = outletId;
    const { permission } = this.spec;
    if (!mayEnter(actor, permission, outletId)) throw denial(actor, permission);
  }
}
