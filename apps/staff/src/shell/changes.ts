/** How each field of a form is called, and said in words: what reads the same is the same. */
export type Said<Draft> = { readonly [Field in keyof Draft]?: SaidField<Draft> };

type SaidField<Draft> = {
  label: string;
  say: (draft: Draft) => string;
  /** Of a long list: its parts in words, by their names. Only those that differ are told. */
  parts?: (draft: Draft) => ReadonlyMap<string, string>;
};

/** What somebody else changed of something while it was being edited. */
export type Change<Draft> = {
  field: keyof Draft & string;
  label: string;
  theirs: string;
  /** What was typed here in its place; null where nothing was. */
  mine: string | null;
};

/** What became of something since the form began with it, against what was typed in the form. */
export function changesSince<Draft>(said: Said<Draft>, before: Draft, theirs: Draft, mine: Draft): Change<Draft>[] {
  return fieldsOf(said).flatMap(([field, { label, say, parts }]) => {
    const [was, is, typed] = [say(before), say(theirs), say(mine)];
    if (is === was || is === typed) return [];
    const told = (one: Draft, other: Draft) => (parts && apart(parts(one), parts(other))) || say(one);
    return [{ field, label, theirs: told(theirs, mine), mine: typed === was ? null : told(mine, theirs) }];
  });
}

/** What one list says where another says something else; nothing where they differ in their order alone. */
function apart(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string {
  const names = [...new Set([...one.keys(), ...other.keys()])];
  const differing = names.filter((name) => one.get(name) !== other.get(name));
  return differing.map((name) => one.get(name) ?? `no ${name}`).join(', ');
}

/** What was typed stays; where nothing was, what is there now. */
export function withTheirs<Draft>(said: Said<Draft>, before: Draft, theirs: Draft, mine: Draft): Draft {
  const kept = fieldsOf(said).filter(([, { say }]) => say(mine) !== say(before));
  return { ...theirs, ...Object.fromEntries(kept.map(([field]) => [field, mine[field]])) };
}

/** Takes theirs where both typed something. */
export function yielding<Draft>(changes: readonly Change<Draft>[], theirs: Draft, mine: Draft): Draft {
  const both = changes.filter((change) => change.mine !== null);
  return { ...mine, ...Object.fromEntries(both.map(({ field }) => [field, theirs[field]])) };
}

export function listed(words: readonly string[]): string {
  return words.length === 0 ? 'None' : words.join(', ');
}

function fieldsOf<Draft>(said: Said<Draft>) {
  return Object.entries(said) as [keyof Draft & string, SaidField<Draft>][];
}
