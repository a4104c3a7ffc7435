import type { DocumentNode } from 'graphql';

/** The hash the code generator leaves on a persisted document; null when it was written by hand. */
export function documentIdOf(document: DocumentNode): string | null {
  const { __meta__: meta } = document as DocumentNode & { __meta__?: { hash?: unknown } };
  return typeof meta?.hash === 'string' ? meta.hash : null;
}

/** A fetch that sends `{ documentId, operationName, variables }` where the link has put the id among the extensions. */
export function fetchByDocumentId(send: typeof fetch): typeof fetch {
  return (input, init) => {
    if (typeof init?.body !== 'string') return send(input, init);
    const { extensions, ...body } = JSON.parse(init.body) as { extensions?: { documentId?: string } };
    const { documentId, ...others } = extensions ?? {};
    const extra = Object.keys(others).length > 0 ? { extensions: others } : {};
    const id = documentId === undefined ? {} : { documentId };
    return send(input, { ...init, body: JSON.stringify({ ...id, ...body, ...extra }) });
  };
}
