/** A list that is read a page at a time, as the server gives it. */
export type Connection<Row = unknown> = {
  readonly edges: readonly { readonly node: Row }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
};

/**
 * An answer with the rows of the page after it behind its own, and as many more to come as that page says. All else stays as the
 * answer has it.
 */
export function joinedPages<Data>(answer: Data, next: Data, page: (data: Data) => Connection): Data {
  const [shown, more] = [page(answer), page(next)];
  return replaced(answer, shown, { ...more, edges: [...shown.edges, ...more.edges] }) as Data;
}

/** The same tree with another thing in the place of one that is in it. */
function replaced(tree: unknown, found: object, by: object): unknown {
  if (tree === found) return by;
  if (typeof tree !== 'object' || tree === null || Array.isArray(tree)) return tree;
  return Object.fromEntries(Object.entries(tree).map(([key, part]) => [key, replaced(part, found, by)]));
}
