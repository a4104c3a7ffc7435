import { type Handler, pathOf } from './server.ts';

/** Which paths a handler answers: as they stand or, with `/*` at the end, all below. */
export interface Route {
  readonly paths: readonly string[];
  readonly handle: Handler;
}

/** The handler of a route: asked for its own paths and no others, so that the list of routes is all there is. */
export function onItsPaths({ paths, handle }: Route): Handler {
  return (request, response) => {
    const asked = pathOf(request);
    return paths.some((path) => isOn(path, asked)) ? handle(request, response) : false;
  };
}

function isOn(path: string, asked: string): boolean {
  return path.endsWith('/*') ? asked.startsWith(path.slice(0, -1)) : asked === path;
}
