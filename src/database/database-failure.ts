/** A database that cannot be opened or prepared. The message is one sentence for the person who named it, without its password. */
export class DatabaseFailure extends Error {}
