/** What the whole hall reads on the board, in the languages that stand under the English. */
export const boardWords = {
  preparing: { ml: 'തയ്യാറാകുന്നു', hi: 'बन रहा है' },
  ready: { ml: 'തയ്യാർ', hi: 'तैयार' },
} as const;
