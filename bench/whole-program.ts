/** A file that can be built and run: a peer's snippet with the least around it. */
export interface WholeProgram {
  readonly file: string;
  readonly text: string;
  /** Argument list, where our target's own would not do. */
  readonly run?: readonly string[];
}

/** What stands around a snippet in a language where it is no whole file. Each leaves a whole program alone. */
const wrappers: Readonly<Record<string, (snippet: string, file: string) => WholeProgram>> = {
  'c-libcurl': (snippet, file) => ({
    file,
    text: /\bint main\b/.test(snippet)
      ? snippet
      : `#include <stdio.h>\n#include <string.h>\n#include <curl/curl.h>\n\nint main(void) {\n${snippet}\nreturn 0;\n}\n`,
  }),
  'java-http-client': (snippet, file) => ({ file, text: javaProgram(snippet, file) }),
  // A module, because two of the peers wait for the answer at its top.
  'node-fetch': (snippet) => ({ file: 'peer.mjs', text: snippet, run: ['node', 'peer.mjs'] }),
  'php-curl': (snippet, file) => ({
    file,
    text: snippet.startsWith('<?php') ? snippet : `<?php\n${snippet}`,
  }),
  'python-requests': (snippet, file) => ({
    file,
    text: /^import requests$/m.test(snippet) ? snippet : `import requests\n${snippet}`,
  }),
};

/** Makes a whole program of what a peer printed for one of our targets, whose own file has this name. */
export function toWholeProgram(target: string, snippet: string, file: string): WholeProgram {
  return wrappers[target]?.(snippet, file) ?? { file, text: snippet };
}

function javaProgram(snippet: string, file: string): string {
  if (/\bstatic void main\b/.test(snippet)) return snippet;
  const imports = snippet.match(/^import .*;$/gm) ?? [];
  const body = snippet.replace(/^import .*;$/gm, '');
  const name = file.replace(/\.java$/, '');
  return `${imports.join('\n')}
import java.net.*;
import java.net.http.*;

class ${name} {
  public static void main(String[] arguments) throws Exception {
${body}
  }
}
`;
}
