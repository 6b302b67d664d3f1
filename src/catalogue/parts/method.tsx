/** The method as a word; its colour only repeats it. */
export const Method = ({ method }: { method: string }) => (
  <span class={`method ${methodClass(method)}`}>{method.slice(0, 12)}</span>
);

/** The same in a tree, where it is narrow. */
export const ShortMethod = ({ method }: { method: string }) =>
  method.length > 5 ? (
    <abbr title={method} class={`m ${methodClass(method)}`}>
      {method.slice(0, 3)}
    </abbr>
  ) : (
    <span class={`m ${methodClass(method)}`}>{method}</span>
  );

/** The status as a number; its colour only repeats the words beside it. */
export const Status = ({ code }: { code: number }) => (
  <span class={`status ${code < 300 ? 'ok' : 'no'}`}>{code}</span>
);

function methodClass(method: string): string {
  const known = ['post', 'put', 'patch', 'delete'].find((name) => name === method.toLowerCase());
  return known ?? 'get';
}
