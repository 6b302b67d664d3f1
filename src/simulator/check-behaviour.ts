import type { AnyBehaviour } from './behaviour.ts';
import { readSegment } from './path-pattern.ts';

/** What a behaviour's author has to mend, as one sentence; undefined where nothing is wrong. */
export function behaviourFault(behaviour: AnyBehaviour): string | undefined {
  const { name, basePath, tables, tokens, migrations } = behaviour;
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name)) {
    return `The name "${name}" is not made of lower case letters, digits and hyphens.`;
  }
  if (!/^(?:\/[\w.~-]+)*$/.test(basePath)) {
    return `The base path "${basePath}" is neither empty nor a path such as /v2.`;
  }
  return (
    twice(tables, 'table') ??
    twice(
      tokens.map((token) => token.name),
      'token',
    ) ??
    Object.keys(migrations)
      .filter((step) => !/^\d{3}-[a-z0-9-]+$/.test(step))
      .map((step) => `The migration "${step}" does not begin with three digits, as 001-users does.`)[0] ??
    settingFault(behaviour) ??
    routeFault(behaviour)
  );
}

function settingFault({ settings }: AnyBehaviour): string | undefined {
  for (const [name, { default: usual, choices }] of Object.entries(settings)) {
    if (choices && !choices.includes(String(usual))) {
      return `The default of the setting "${name}" is none of its choices.`;
    }
  }
  return undefined;
}

function routeFault({ routes }: AnyBehaviour): string | undefined {
  for (const { method, path } of routes) {
    if (!/^[A-Z]+$/.test(method)) return `The method "${method}" is not made of capital letters.`;
    const segments = path.split('/');
    if (segments.includes('')) return `The path "${path}" has an empty segment; it begins without a slash.`;
    const names = segments.filter((segment) => segment.startsWith(':'));
    const fault = twice(names, `path variable of "${path}"`);
    if (fault) return fault;
  }
  return twice(
    routes.map(({ method, path }) => `${method} ${shapeOf(path)}`),
    'route',
  );
}

/** Routes that differ only in the names of their variables are the same. */
function shapeOf(path: string): string {
  return path
    .split('/')
    .map((segment) => (readSegment(segment).kind === 'any' ? ':' : segment))
    .join('/');
}

function twice(names: readonly string[], what: string): string | undefined {
  const found = names.find((name, at) => names.indexOf(name) !== at);
  return found === undefined ? undefined : `There are two of the ${what} "${found}".`;
}
