/**
 * What the statement behind an answer has just written, for whoever has that very answer in hand: showing it takes no
 * further look at the database. It goes when the answer goes.
 */
export class Written<Seen extends object> {
  private readonly behind = new WeakMap<object, Seen>();

  keep(answer: object, seen: Seen): void {
    this.behind.set(answer, seen);
  }

  /** Undefined for an answer that was given before. */
  by(answer: object): Seen | undefined {
    return this.behind.get(answer);
  }
}
