/** The little of npm's postman-collection-transformer that is used here; the package has no types of its own. */
declare module 'postman-collection-transformer' {
  interface Options {
    readonly inputVersion: '1.0.0';
    readonly outputVersion: '2.1.0';
    /** An item keeps the id of its request. */
    readonly retainIds: boolean;
    /** `auth` counts before `currentHelper`, as in Postman itself. */
    readonly prioritizeV2: boolean;
  }

  export function convert(
    collection: object,
    options: Options,
    callback: (error: Error | null, converted: object) => void,
  ): void;
}
