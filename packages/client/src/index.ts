export { askAgain } from './ask-again.ts';
export {
  backoffMs,
  type ClientOptions,
  createClient,
  keepLiveStore,
  type LiveClient,
  liveStoreOf,
  type PatienceContext,
} from './create-client.ts';
export { deviceAuthorization, keepDeviceToken, readDeviceToken } from './device-token.ts';
export { documentIdOf } from './document-id.ts';
export { createDurableOrder, type DurableOrder, type KeptIn, type PendingOrder } from './durable-order.ts';
export { judge, type Seen, type Stamp, type Verdict } from './gap-detector.ts';
export { areIds } from './ids-in-address.ts';
export { type FilesAt, readFile, sendFile } from './kept-files.ts';
export { forgetToken, tokenOfLink } from './link-token.ts';
export { createLiveStore, type LiveState, type LiveStore } from './live-store.ts';
export { newId } from './new-id.ts';
export { type NotSignedIn, notSignedIn } from './not-signed-in.ts';
export { type Asked, askToSignIn, hasPasskeys, makePasskey, presentPasskey, signInByPasskeyWith } from './passkeys.ts';
export { printPage } from './print-page.ts';
export { isPassing, never, type Problem, problemOf } from './problem.ts';
export { type SentFile, saveFile } from './save-file.ts';
export {
  completeSignInWith,
  createSessionClient,
  type SecondStep,
  type SecondStepKind,
  type SessionClient,
  signInWith,
  signOutWith,
} from './session-client.ts';
export { useCommandId } from './use-command-id.ts';
export { type DeviceUpkeep, useDeviceUpkeep } from './use-device-upkeep.ts';
export { type LivePagesOptions, useLivePages } from './use-live-pages.ts';
export { type LiveQueryOptions, useLiveQuery } from './use-live-query.ts';
export { type LiveStreamOptions, useLiveState, useLiveStream } from './use-live-stream.ts';
export { type PagesOptions, usePages } from './use-pages.ts';
