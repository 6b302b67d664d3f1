// Send hostile files
// Needs:   Node.js 20 or newer
// Run:     node main.mjs

import { readFile } from "node:fs/promises";

// The base URL, with its scheme.
const baseUrl = "https://api.forms.example";

// For the whole exchange. Connecting may take 10 seconds of it: fetch has that limit itself.
const timeoutSeconds = 60;

try {
  const url = `${baseUrl}/files`;
  const body = new FormData();
  body.append(
    "at-sign",
    new File([await readFile("@canary.txt")], "@canary.txt", {
      type: "text/plain",
    }),
  );
  body.append(
    "options",
    new File(
      [await readFile("a;type=b;filename=c.txt")],
      "a;type=b;filename=c.txt",
      { type: "text/plain" },
    ),
  );
  body.append(
    "comma",
    new File([await readFile("one,two=three.txt")], "one,two=three.txt", {
      type: "text/plain",
    }),
  );
  body.append(
    "command",
    new File(
      [await readFile("$(touch canary) `id`.txt")],
      "$(touch canary) `id`.txt",
      { type: "text/plain" },
    ),
  );
  body.append(
    "dash",
    new File([await readFile("-F.txt")], "-F.txt", { type: "text/plain" }),
  );
  body.append(
    "marks",
    new File(
      [await readFile("#{1} @{[1]} %s%n 'x' {a,b} [1-2].txt")],
      "#{1} @{[1]} %s%n 'x' {a,b} [1-2].txt",
      { type: "text/plain" },
    ),
  );
  body.append(
    "called",
    new File(
      [await readFile("@canary.txt")],
      'a"; filename="b.sh\r\n;type=x\\é$(touch canary)',
      { type: "text/x-canary" },
    ),
  );
  const response = await fetch(url, {
    method: "POST",
    body,
    redirect: "manual",
    signal: AbortSignal.timeout(timeoutSeconds * 1000),
  });
  const answer = Buffer.from(await response.arrayBuffer());

  const succeeded = response.status === 200;
  const output = succeeded ? process.stdout : process.stderr;
  output.write(`Response Status Code = ${response.status}\n`);
  if (!succeeded) {
    output.write("Response Header:\n");
    for (const [name, value] of response.headers) {
      output.write(`${name}: ${value}\n`, "latin1");
    }
    output.write("Response Body:\n");
  }
  output.write(answer);
  if (answer.length > 0 && answer.at(-1) !== 0x0a) output.write("\n");
  output.write(succeeded ? "Success.\n" : "Failed.\n");
  process.exitCode = succeeded ? 0 : 1;
} catch (error) {
  const reason = error.cause?.message || error.cause?.code || error.message;
  console.error(reason.replace(/\s+/g, " "));
  console.error("Failed.");
  process.exitCode = 1;
}
