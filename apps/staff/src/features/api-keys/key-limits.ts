/** From where a key may come and what it may spend, as somebody types it. */
export type TypedLimits = { networks: string; cost: string };

export const NO_LIMITS: TypedLimits = { networks: '', cost: '' };

/** What a key has now, to be typed over. */
export function typedOf(key: { networks: readonly string[]; costPerMinute?: number | null | undefined }): TypedLimits {
  return { networks: key.networks.join('\n'), cost: key.costPerMinute ? String(key.costPerMinute) : '' };
}

/** What was typed as the server wants it: networks by line, comma or blank; no figure means no budget of its own. */
export function limitsOf({ networks, cost }: TypedLimits): { networks: string[]; costPerMinute: number | null } {
  const figure = Number(cost.replaceAll(/[\s,]/g, ''));
  return {
    networks: networks.split(/[\s,;]+/).filter((network) => network !== ''),
    costPerMinute: cost.trim() === '' ? null : figure,
  };
}

/** Whether what was typed as a budget is none that the server takes. */
export function isNoBudget(cost: string): boolean {
  const { costPerMinute } = limitsOf({ networks: '', cost });
  return costPerMinute !== null && !(Number.isInteger(costPerMinute) && costPerMinute >= 100 && costPerMinute <= 1e8);
}
