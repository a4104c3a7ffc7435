/**
 * An answer the person can act on ("the dosa has just sold out"), not an error: it is returned, never thrown, and
 * becomes a member of the answer's union in the schema.
 */
export interface Refusal<Code extends string = string, Details = unknown> {
  readonly refused: true;
  /** UPPER_SNAKE; what a screen switches on. */
  readonly code: Code;
  /** One plain English sentence; screens may show their own words for the code. */
  readonly message: string;
  readonly details: Details;
}

/** Makes a refusal; without details they are an empty object, so a reader never meets undefined. */
export function refuse<const Code extends string>(code: Code, message: string): Refusal<Code, Record<string, never>>;
export function refuse<const Code extends string, Details>(
  code: Code,
  message: string,
  details: Details,
): Refusal<Code, Details>;
export function refuse(code: string, message: string, details: unknown = {}): Refusal {
  return { refused: true, code, message, details };
}

/** Tells a refusal from any other answer, and narrows a union of answers to its refusals. */
export function isRefusal(value: unknown): value is Refusal {
  return (
    typeof value === 'object' &&
    value !== null &&
    'refused' in value &&
    value.refused === true &&
    'code' in value &&
    typeof value.code === 'string'
  );
}
