import DataLoader from 'dataloader';

type Batch<Value> = (ids: readonly string[]) => Promise<Map<string, Value>>;

const loaders = new WeakMap<object, Map<string, DataLoader<string, unknown>>>();

/**
 * Loads one thing by id, together with everything else that is asked for in the same tick. Nothing is cached: a live
 * stream resolves many messages in one context, and each must see the present.
 */
export function load<Value>(
  context: object,
  name: string,
  batch: Batch<Value>,
  id: string,
): Promise<Value | undefined> {
  const known = loaders.get(context) ?? new Map<string, DataLoader<string, unknown>>();
  loaders.set(context, known);
  const present = known.get(name) ?? known.set(name, newLoader(batch)).get(name);
  return present?.load(id) as Promise<Value | undefined>;
}

function newLoader<Value>(batch: Batch<Value>): DataLoader<string, unknown> {
  return new DataLoader(
    async (ids) => {
      const found = await batch([...new Set(ids)]);
      return ids.map((id) => found.get(id));
    },
    { cache: false },
  );
}
