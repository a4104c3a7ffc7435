import { fileURLToPath } from 'node:url';

/** What Node is told to run a program of the server by its name. It is built before: by every npm script and test run that starts one. */
export function builtProgram(name: string): string[] {
  return ['--enable-source-maps', builtFile(name)];
}

/** The built file of a program of the server, or of what one loads by name. */
export function builtFile(name: string): string {
  return fileURLToPath(new URL(`../../dist/${name}.js`, import.meta.url));
}
