/** Whether a text is meant for the Windows command prompt, as browsers copy it: `^` escapes there. */
export function isForCmd(text: string): boolean {
  return /\^(?:"|\r?\n)/.test(text) && /\bcurl(?:\.exe)?\b/.test(text);
}

/**
 * The same command for a POSIX shell. The prompt takes `^` away, joining the lines that end in it; the program then reads
 * words in double quotes, where `\"` is a quote (Microsoft, "Parsing C command-line arguments").
 */
export function toPosix(text: string): string {
  const line = text
    .replace(/\^(\r?\n)(\r?\n)/g, '$2')
    .replace(/\^\r?\n/g, ' ')
    .replace(/\^([\s\S])/g, '$1');
  return line.replace(/"((?:\\[\s\S]|[^"\\])*)"|[^\s"]+/g, (whole, quoted: string | undefined) => {
    const word = quoted === undefined ? whole : quoted.replace(/\\(["\\])/g, '$1');
    return /[^\w./:=@%+,-]/.test(word) || word === '' ? `'${word.replaceAll("'", `'\\''`)}'` : word;
  });
}
