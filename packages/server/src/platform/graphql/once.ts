const known = new WeakMap<object, Map<string, Promise<unknown>>>();

/**
 * Finds out once for a request what many of its fields ask for: whoever asks later waits for the same answer. For requests
 * only; a context in which live messages are resolved lives as long as one batch of them.
 */
export function once<Value>(context: object, name: string, find: () => Promise<Value>): Promise<Value> {
  const answers = known.get(context) ?? new Map<string, Promise<unknown>>();
  known.set(context, answers);
  const present = answers.get(name) ?? find();
  answers.set(name, present);
  return present as Promise<Value>;
}
