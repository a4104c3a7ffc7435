/** The token of the link that was followed. It stands behind the `#`, so that no server and no referrer sees it. */
export function tokenOfLink(): string {
  return new URLSearchParams(window.location.hash.slice(1)).get('token') ?? '';
}

/** Takes a used token out of the address and the history. */
export function forgetToken(): void {
  window.history.replaceState(window.history.state, '', window.location.pathname);
}
