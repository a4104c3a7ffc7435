/** A table of states: what each becomes by which event. What is not written is not legal. */
export type TransitionTable<State extends string, Event extends string> = Readonly<
  Record<State, Readonly<Partial<Record<Event, State>>>>
>;

export interface Transitions<State extends string, Event extends string> {
  /** The state after the event, or null when the event is not legal there. */
  next(state: State, event: Event): State | null;
  /** The states in which the event is legal, in the order of the table: the list of a conditional update. */
  legalFrom(event: Event): State[];
}

/** Makes a table of states answerable. The table is data; guards and effects belong to the command that asks. */
export function transitions<State extends string, Event extends string>(
  table: TransitionTable<State, Event>,
): Transitions<State, Event> {
  // Own keys only: a state or event read from outside may be called "constructor".
  function next(state: State, event: Event): State | null {
    if (!Object.hasOwn(table, state) || !Object.hasOwn(table[state], event)) return null;
    return table[state][event] ?? null;
  }
  const states = Object.keys(table) as State[];
  return { next, legalFrom: (event) => states.filter((state) => next(state, event) !== null) };
}
