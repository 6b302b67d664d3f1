/** The vendor's classes of operations; calls of one class count together, whichever operation they are of. */
export type RateLabel = 'Light' | 'Medium' | 'Heavy' | 'Resource-intensive';

/** An operation with its class. */
export interface LabelledOperation {
  readonly method: string;
  /** As in the routes of the behaviour; names of path variables do not matter. */
  readonly path: string;
  readonly label: RateLabel;
  /** Where that stands. */
  readonly reference: string;
}

const item = 'The line "Rate Limit Label" of the item; the vendor’s OpenAPI text has the same.';

/** Every operation of the behaviour. */
export const labelledOperations: readonly LabelledOperation[] = [
  { method: 'POST', path: 'users', label: 'Light', reference: item },
  { method: 'GET', path: 'users', label: 'Medium', reference: item },
  { method: 'GET', path: 'users/email', label: 'Light', reference: item },
  { method: 'GET', path: 'users/:userId', label: 'Light', reference: item },
  { method: 'PATCH', path: 'users/:userId', label: 'Light', reference: item },
  { method: 'DELETE', path: 'users/:userId', label: 'Light', reference: item },
  { method: 'PUT', path: 'users/:userId/email', label: 'Light', reference: item },
  { method: 'PUT', path: 'users/:userId/password', label: 'Medium', reference: item },
  { method: 'PUT', path: 'users/:userId/status', label: 'Light', reference: item },
  { method: 'GET', path: 'accounts/:accountId/settings', label: 'Medium', reference: item },
  { method: 'PATCH', path: 'accounts/:accountId/settings', label: 'Medium', reference: item },
];

const labels = new Map(labelledOperations.map((operation) => [shapeOf(operation), operation.label]));

/** The class of a route's operation. Throws for one without: a test sees to it that every route has one. */
export function labelOf(route: { readonly method: string; readonly path: string }): RateLabel {
  const label = labels.get(shapeOf(route));
  if (label === undefined) throw new Error(`The operation ${shapeOf(route)} has no rate limit label.`);
  return label;
}

function shapeOf({ method, path }: { readonly method: string; readonly path: string }): string {
  return `${method} ${path.replace(/:[^/]+/g, ':')}`;
}
