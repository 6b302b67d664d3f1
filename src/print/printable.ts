/** Whether a text is visible ASCII and spaces only: one line that no literal or comment has to change for being unseen. */
export function isPrintable(text: string): boolean {
  // A loop, since the compiler makes one for all callers; a regular expression is slow to begin.
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x20 || unit > 0x7e) return false;
  }
  return true;
}
