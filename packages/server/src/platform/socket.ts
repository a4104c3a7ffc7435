import { Fault } from '@college-kiosk/kernel';

/**
 * A typed hole that a lower room leaves for a higher one to act in the same transaction, or that a module leaves
 * for the outside world (the payment provider). `entry/` plugs it; using an empty one is a Fault.
 */
export interface Socket<Verb> {
  readonly name: string;
  /** Carries the type only. */
  readonly verb?: Verb;
}

export function socket<Verb>(name: string): Socket<Verb> {
  return { name };
}

/** What is plugged into which socket in this process. */
export class Sockets {
  private readonly plugged = new Map<string, unknown>();

  plug<Verb>(into: Socket<Verb>, verb: Verb): this {
    if (this.plugged.has(into.name)) throw new Fault(`The socket ${into.name} is already plugged.`);
    this.plugged.set(into.name, verb);
    return this;
  }

  use<Verb>(from: Socket<Verb>): Verb {
    if (!this.plugged.has(from.name)) throw new Fault(`Nothing is plugged into the socket ${from.name}.`);
    return this.plugged.get(from.name) as Verb;
  }
}
