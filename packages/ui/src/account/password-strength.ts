import { useEffect, useState } from 'react';

export type Strength = { score: 0 | 1 | 2 | 3 | 4 };

/** What zxcvbn looks at; longer costs time and tells nothing more. */
const lookedAt = 64;

type Check = (password: string, words: string[]) => Strength;
let checking: Promise<Check> | undefined;

/** The word lists are large: they come when somebody first chooses a password. */
function loadCheck(): Promise<Check> {
  checking ??= Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')]).then(
    ([{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }]) => {
      const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
      return (password, words) => ({ score: zxcvbn.check([...password].slice(0, lookedAt).join(''), words).score });
    },
  );
  return checking;
}

/** How hard a password is to guess, from 0 to 4, for somebody known by these words; null while nothing is typed or known. */
export function usePasswordStrength(password: string, words: string): Strength | null {
  const [strength, setStrength] = useState<Strength | null>(null);
  useEffect(() => {
    let stale = false;
    if (password === '') setStrength(null);
    else
      void loadCheck().then(
        (check) => !stale && setStrength(check(password, words.split(/\s+/))),
        // Without the lists there is no meter; the server judges in any case.
        () => !stale && setStrength(null),
      );
    return () => {
      stale = true;
    };
  }, [password, words]);
  return strength;
}
