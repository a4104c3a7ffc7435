/** The library of WebAuthn. Read when the first passkey comes: it takes longer than any other part of a start, and most processes never need it. */
export const webauthn = () => import('@simplewebauthn/server');
