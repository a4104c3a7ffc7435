/** A secret of which nothing may be found anywhere but where it is used. */
export interface Canary {
  readonly what: string;
  readonly value: string;
  /** What it stands for, where it is read as a text of something else. */
  readonly bytes?: Buffer;
}

/** A place in which secrets have no business, and what stands there. */
export interface Place {
  readonly name: string;
  readonly content: string;
}

/** Shorter ones stand in anything. */
const LEAST = 10;

/** The canaries that were found: as they are, or in base64, hexadecimal digits or as part of an address. */
export function found(canaries: readonly Canary[], places: readonly Place[]): string[] {
  return places.flatMap(({ name, content }) => {
    const lower = content.toLowerCase();
    return canaries.flatMap(({ what, value, bytes }) => {
      if (value.length < LEAST) throw new Error(`${what} is too short to be looked for.`);
      const form = formsOf(value, bytes).find(
        (one) => content.includes(one.text) || (one.anyCase && lower.includes(one.text)),
      );
      return form ? [`${what} stands in ${name}${form.how}`] : [];
    });
  });
}

interface Form {
  readonly how: string;
  readonly text: string;
  readonly anyCase?: true;
}

function formsOf(value: string, bytes: Buffer = Buffer.from(value)): Form[] {
  // In base64 a text looks otherwise with each of three beginnings; what does not depend on its neighbours is looked for.
  const shifted = [0, 1, 2].flatMap((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]);
    const text = whole.toString('base64').slice(Math.ceil((before * 8) / 6), Math.floor((whole.length * 8) / 6));
    return [text, text.replaceAll('+', '-').replaceAll('/', '_')];
  });
  return [
    { how: '', text: value },
    { how: ', as JSON', text: JSON.stringify(value).slice(1, -1) },
    { how: ', as part of an address', text: encodeURIComponent(value) },
    { how: ', in hexadecimal digits', text: bytes.toString('hex'), anyCase: true },
    ...shifted.map((text) => ({ how: ', in base64', text })),
  ];
}
