import type { z } from 'zod';

/** A number or a text of an input that cannot be, in words that say what to do; of anything else, and of what says so itself, nothing. */
export function inputInWords(issue: z.core.$ZodRawIssue): string | undefined {
  return issue.origin === 'string' ? textInWords(issue) : numberInWords(issue);
}

function textInWords(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'too_big') return `Write ${said(issue.maximum)} characters at most.`;
  if (issue.code !== 'too_small') return undefined;
  return issue.minimum === 1 ? 'Write something.' : `Write ${said(issue.minimum)} characters or more.`;
}

function numberInWords(issue: z.core.$ZodRawIssue): string | undefined {
  const isNumber = issue.origin === 'number' || issue.origin === 'int';
  if (issue.code === 'too_small' && isNumber) {
    return issue.inclusive === false
      ? `Enter more than ${said(issue.minimum)}.`
      : `Enter ${said(issue.minimum)} or more.`;
  }
  if (issue.code === 'too_big' && isNumber) {
    return issue.inclusive === false
      ? `Enter less than ${said(issue.maximum)}.`
      : `Enter ${said(issue.maximum)} or less.`;
  }
  if (issue.code !== 'invalid_type') return undefined;
  if (issue.expected === 'int') return 'Enter a whole number.';
  return issue.expected === 'number' ? 'Enter a number.' : undefined;
}

/** Where in an input a problem is, as people count: `lines.0.accepted` is "lines 1, accepted". */
export function whereInWords(path: readonly PropertyKey[]): string {
  return path.reduce<string>((said, part) => {
    if (typeof part === 'number') return `${said} ${part + 1}`.trim();
    return said === '' ? String(part) : `${said}, ${String(part)}`;
  }, '');
}

function said(bound: unknown): string {
  return Number(bound).toLocaleString('en-IN');
}
