import type { Page, PageArgs } from '../platform/graphql/connection.ts';

/** What stands on a page of a list. */
export function nodesOf<Node>({ edges }: Page<Node>): Node[] {
  return edges.map(({ node }) => node);
}

/** What stands on the pages of a list, each of `first`, one after the other. */
export async function pagesOf<Node>(first: number, read: (asked: PageArgs) => Promise<Page<Node>>): Promise<Node[][]> {
  const pages: Node[][] = [];
  for (let after: string | null = null; ; ) {
    const page: Page<Node> = await read({ first, after });
    pages.push(nodesOf(page));
    after = page.pageInfo.endCursor;
    if (!page.pageInfo.hasNextPage) return pages;
  }
}
