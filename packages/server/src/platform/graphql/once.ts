const known = new WeakMap<object, Map<string, unknown>>();

/**
 * Finds out once for a request what many of its fields ask for: whoever asks before the answer is there waits for the same
 * one, whoever asks later has it at once and without a promise. For requests only; a context in which live messages are
 * resolved lives as long as one batch of them.
 */
export function once<Value>(context: object, name: string, find: () => Promise<Value>): Value | Promise<Value> {
  const answers = known.get(context) ?? new Map<string, unknown>();
  known.set(context, answers);
  if (answers.has(name)) return answers.get(name) as Value | Promise<Value>;
  const finding = find().then((value) => {
    answers.set(name, value);
    return value;
  });
  answers.set(name, finding);
  return finding;
}

/** Lets go of all that a request has found out: something changes, and who asks after it is to see the world as it is then. */
export function forget(context: object): void {
  known.delete(context);
}

/** What comes of a value: at once where it is there, else when it comes. */
export function after<Value, Outcome>(
  value: Value | Promise<Value>,
  next: (value: Value) => Outcome,
): Outcome | Promise<Outcome> {
  return value instanceof Promise ? value.then(next) : next(value);
}
