import { useApolloClient } from '@apollo/client/react';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useEffect } from 'react';
import { renewDeviceToken } from './device-token.ts';
import type { KeptIn } from './durable-order.ts';

/** How often a device says that it is alive. */
const AWAKE_EVERY_MS = 60_000;

type None = Record<string, never>;
export type DeviceUpkeep = {
  storage: KeptIn;
  kind?: string | undefined;
  /** Any look: it is by asking that a device is seen. */
  awake: TypedDocumentNode<unknown, None>;
  renew: TypedDocumentNode<{ renewDeviceToken: { token: string } }, None>;
  /** There is another token now: what is open by the one before has to come again. */
  onRenewed: () => void;
};

/** What a paired device does beside its work: once a minute it says that it is alive, once a day it takes another token. */
export function useDeviceUpkeep({ storage, kind, awake, renew, onRenewed }: DeviceUpkeep): void {
  const apollo = useApolloClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const ask = async () => {
      const { data } = await apollo.mutate({ mutation: renew });
      if (!data) throw new Error('the answer has no token');
      return data.renewDeviceToken.token;
    };
    const look = async () => {
      try {
        await apollo.query({ query: awake, fetchPolicy: 'network-only' });
        if (await renewDeviceToken({ storage, kind, renew: ask })) onRenewed();
      } catch {
        // The line is away: the page says so itself, and this comes again in a minute.
      }
      timer = setTimeout(look, AWAKE_EVERY_MS);
    };
    timer = setTimeout(look, AWAKE_EVERY_MS);
    return () => clearTimeout(timer);
  }, [apollo, storage, kind, awake, renew, onRenewed]);
}
