import { makePasskey, never } from '@college-kiosk/client';
import { graphql } from './gql/gql.ts';
import { useSend } from './use-send.ts';
import { useAccountWords } from './words.ts';

const BeginPasskeyDocument = graphql(`
  mutation BeginPasskey {
    beginPasskey {
      __typename
      ... on PasskeyOptions { options }
      ... on PasskeysUnavailable { code message }
      ... on TooManyPasskeys { code message }
    }
  }
`);

const AddPasskeyDocument = graphql(`
  mutation AddPasskey($input: AddPasskeyInput!) {
    addPasskey(input: $input) {
      __typename
      ... on PasskeyAdded { id codes }
      ... on PasskeyRefused { code message }
      ... on PasskeyIsThere { code message }
      ... on TooManyPasskeys { code message }
    }
  }
`);

const RenamePasskeyDocument = graphql(`
  mutation RenamePasskey($input: RenamePasskeyInput!) {
    renamePasskey(input: $input) { __typename onSince }
  }
`);

const RemovePasskeyDocument = graphql(`
  mutation RemovePasskey($id: UUID!) {
    removePasskey(id: $id)
  }
`);

/**
 * The acts on one's own passkeys; why one was not done is told by `tell`. Adding gives the recovery codes that came with the first factor
 * of all; null where none was added.
 */
export function usePasskeys(tell: (problem: string) => void) {
  const words = useAccountWords();
  const [begin, beginning] = useSend(BeginPasskeyDocument, tell);
  const [add, adding] = useSend(AddPasskeyDocument, tell);
  const [rename, renaming] = useSend(RenamePasskeyDocument, tell);
  const [remove, removing] = useSend(RemovePasskeyDocument, tell);

  const make = async (options: Record<string, unknown>) => {
    const asked = await makePasskey(options).catch((error: unknown) => {
      tell(words.problem(error));
      return null;
    });
    if (asked === null || asked.response !== null) return asked?.response ?? null;
    tell(asked.why === 'IS_THERE' ? words.passkey.isThere : words.passkey.cancelled);
    return null;
  };

  const send = async (name: string, response: Record<string, unknown>): Promise<readonly string[] | null> => {
    const answer = (await add({ input: { name, response } }))?.addPasskey;
    switch (answer?.__typename) {
      case undefined:
        return null;
      case 'PasskeyAdded':
        return answer.codes;
      case 'PasskeyRefused':
      case 'PasskeyIsThere':
      case 'TooManyPasskeys':
        tell(words.refusal(answer));
        return null;
      default:
        return never(answer);
    }
  };

  return {
    busy: beginning || adding || renaming || removing,
    async add(name: string): Promise<readonly string[] | null> {
      const begun = (await begin({}))?.beginPasskey;
      switch (begun?.__typename) {
        case undefined:
          return null;
        case 'PasskeyOptions': {
          const response = await make(begun.options);
          return response && send(name, response);
        }
        case 'PasskeysUnavailable':
        case 'TooManyPasskeys':
          tell(words.refusal(begun));
          return null;
        default:
          return never(begun);
      }
    },
    rename: async (id: string, name: string) => (await rename({ input: { id, name } })) !== null,
    remove: async (id: string) => (await remove({ id })) !== null,
  };
}
