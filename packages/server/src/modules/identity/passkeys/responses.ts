import { z } from 'zod';

/** Longer than any that an authenticator makes without attestation. */
const PART_LENGTH_MAX = 4_000;
const CREDENTIAL_ID_LENGTH_MAX = 1_400;

const base64url = z
  .string()
  .max(PART_LENGTH_MAX)
  .regex(/^[A-Za-z0-9_-]+$/, 'Must be base64url.');
const credentialId = base64url.max(CREDENTIAL_ID_LENGTH_MAX);

const credential = {
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  authenticatorAttachment: z
    .enum(['platform', 'cross-platform'])
    .nullish()
    .transform((where) => where ?? undefined),
  // None was asked for.
  clientExtensionResults: z.unknown().transform(() => ({})),
};

/** What a browser gives for `navigator.credentials.create`, as `toJSON()` writes it (WebAuthn Level 3 §5.1). */
export const creation = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z
      .array(z.string().max(20))
      .max(8)
      .nullish()
      .transform((all) => all ?? []),
  }),
});

/** What a browser gives for `navigator.credentials.get`. */
export const assertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.nullish().transform((handle) => handle ?? undefined),
  }),
});

export type Assertion = z.output<typeof assertion>;

const clientData = z.object({
  challenge: z.string().min(1).max(200),
  crossOrigin: z.boolean().optional(),
});

/**
 * The challenge that the browser says was answered; null where it says none, or that the page stood in a frame of somebody else's
 * (WebAuthn §5.8.1). Whether that is true is told by the signature.
 */
export function challengeOf({ response }: { readonly response: { readonly clientDataJSON: string } }): string | null {
  let said: unknown;
  try {
    said = JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
  const { data } = clientData.safeParse(said);
  return data && !data.crossOrigin ? data.challenge : null;
}

/** What an authenticator knows a person by: the bytes of the account's id (WebAuthn §5.4.3). They tell nothing of the person. */
export function userHandleOf(userId: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(userId.replaceAll('-', ''), 'hex'));
}
