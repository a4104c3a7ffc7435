import { makePasskey, never } from '@college-kiosk/client';
import { graphql } from '../../gql/gql.ts';
import { useSay } from '../../i18n/i18n.ts';
import { useNotices } from '../../shell/notices.tsx';
import { useRun } from '../../shell/use-run.ts';

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

/** The acts on one's own passkeys. Adding gives the recovery codes that came with the first factor of all; null where none was added. */
export function usePasskeys() {
  const say = useSay();
  const notices = useNotices();
  const [begin, beginning] = useRun(BeginPasskeyDocument);
  const [add, adding] = useRun(AddPasskeyDocument);
  const [rename, renaming] = useRun(RenamePasskeyDocument);
  const [remove, removing] = useRun(RemovePasskeyDocument);

  const make = async (options: Record<string, unknown>) => {
    const asked = await makePasskey(options).catch((error: unknown) => {
      notices.failed(error);
      return null;
    });
    if (asked === null || asked.response !== null) return asked?.response ?? null;
    notices.refused(say(asked.why === 'IS_THERE' ? 'passkey.there' : 'passkey.cancelled'));
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
        notices.refused(say('passkey.refused'));
        return null;
      case 'PasskeyIsThere':
        notices.refused(say('passkey.there'));
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
          notices.refused(say('passkey.unavailable'));
          return null;
        case 'TooManyPasskeys':
          notices.refused(say('passkey.many'));
          return null;
        default:
          return never(begun);
      }
    },
    rename: async (id: string, name: string) => (await rename({ input: { id, name } })) !== null,
    remove: async (id: string) => (await remove({ id })) !== null,
  };
}
