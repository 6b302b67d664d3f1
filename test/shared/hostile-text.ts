/** Text that every boundary of a program must keep in its place. */
export const hostileText =
  'a"b\'c`d$(touch canary)`touch canary`${HOME}%s%n\\"*/ // # ??/ ??= <!-- {x} {{y}} !!1 é ü € 漢 😀\u202e\u2028\ufeff\u0085 ;&| #{z} ${"$"}\\u0041\\';
