/** Somewhere may not be gone to. The message says where, why, and what to do, in sentences for a reader. */
export class Refused extends Error {}
