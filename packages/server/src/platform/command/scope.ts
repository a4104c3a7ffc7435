import { bounded, type Change, differenceOf, type RecordChange, type Subject } from '../audit/changes.ts';
import { type Acting, masked } from '../audit/record.ts';
import { type Actor, denial, mayEnter } from '../auth/actor.ts';
import type { AccessRule } from '../auth/permission.ts';
import type { CallContext } from '../context.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../ids.ts';
import type { EmittedEvent } from '../outbox/write.ts';
import type { CommandScope } from './spec.ts';

/** Where a command leaves the run it is at, so that the door knows what an error was about. */
export interface Filed {
  run?: Run;
}

/** One run of a command: what it is filed under, and what it announces. */
export class Run {
  readonly emitted: EmittedEvent[] = [];
  readonly now: Date;
  private outletId: string | null;
  private subject: Subject | null;
  private changes: RecordChange[] = [];
  private person: { readonly id: string; readonly label: string } | null = null;
  private isIn = false;

  constructor(
    private readonly spec: {
      readonly name: string;
      readonly permission: AccessRule;
      readonly mask?: readonly string[];
    },
    private readonly context: CallContext,
    private readonly input: unknown,
    about: Subject | null,
  ) {
    this.now = context.platform.clock.now();
    this.outletId = context.actor.outletId;
    this.subject = about;
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
      about: (entity: string, id: string) => {
        this.subject = { entity, id };
      },
      use: platform.sockets.use.bind(platform.sockets),
      newId: () => newId(now),
    };
  }

  /** What a handler works with, on this transaction. */
  scopeOn(tx: Tx): CommandScope {
    return {
      ...this.known,
      tx,
      emit: (contract, payload) => void this.emitted.push({ contract, payload }),
      changed: (change) => this.note(change),
      comesAs: (person) => {
        this.person = person;
        this.subject = { entity: 'account', id: person.id };
      },
      isLetIn: () => {
        this.isIn = true;
      },
    };
  }

  /** Nothing of what the handler did stays. */
  undo(): void {
    this.emitted.length = 0;
    this.changes = [];
    this.isIn = false;
  }

  /** What the audit trail says of it. */
  facts() {
    const { spec, input, outletId, subject, person, isIn } = this;
    return {
      ...{ command: spec.name, outletId, input: masked(input, spec.mask ?? []) },
      ...{ about: subject, changes: bounded(this.changes) },
      ...(person && { acting: actingAs(person, isIn) }),
    };
  }

  private note(change: Change): void {
    this.subject ??= { entity: change.entity, id: change.id };
    const difference = differenceOf(change);
    if (difference) this.changes.push(difference);
  }

  private fileUnder(actor: Actor, outletId: string): void {
    this.outletId = outletId;
    const { permission } = this.spec;
    if (!mayEnter(actor, permission, outletId)) throw denial(actor, permission);
  }
}

/** Whoever did not come in is nobody still, however well they know whom they tried. */
function actingAs({ id, label }: { readonly id: string; readonly label: string }, isIn: boolean): Acting {
  return isIn ? { kind: 'user', id, label } : { kind: 'anonymous', id: null, label: `anonymous, as ${label}` };
}
