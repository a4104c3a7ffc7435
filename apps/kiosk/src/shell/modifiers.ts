export type Group = { id: string; min: number; max: number; options: readonly { id: string }[] };

const chosenIn = (group: Group, chosen: readonly string[]) =>
  chosen.filter((id) => group.options.some((option) => option.id === id));

/** What a dish comes with unless the person says otherwise: the first options of every group that must be chosen from. */
export function usualChoice(groups: readonly Group[]): string[] {
  return groups.flatMap((group) => group.options.slice(0, group.min).map(({ id }) => id));
}

/**
 * A tap on an option. In a group of one the new choice takes the place of the old; in a group of several a tap takes it or
 * leaves it, and beyond `max` nothing happens. A choice that must be made can be changed, not undone, in a group of one.
 */
export function choose(group: Group, chosen: readonly string[], optionId: string): string[] {
  const inGroup = chosenIn(group, chosen);
  if (chosen.includes(optionId)) {
    return group.max === 1 && group.min === 1 ? [...chosen] : chosen.filter((id) => id !== optionId);
  }
  if (group.max === 1) return [...chosen.filter((id) => !inGroup.includes(id)), optionId];
  return inGroup.length >= group.max ? [...chosen] : [...chosen, optionId];
}

/** Whether another option of the group may still be taken by adding to it. */
export function isFull(group: Group, chosen: readonly string[]): boolean {
  return group.max > 1 && chosenIn(group, chosen).length >= group.max;
}

/** The first group whose least or most is not kept; null when the dish can be added. */
export function brokenGroup<G extends Group>(groups: readonly G[], chosen: readonly string[]): G | null {
  return (
    groups.find((group) => {
      const count = chosenIn(group, chosen).length;
      return count < group.min || count > group.max;
    }) ?? null
  );
}
