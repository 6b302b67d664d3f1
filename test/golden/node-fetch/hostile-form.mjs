// Drive: A form whose parts try to be more than that
// Needs:   Node.js 20 or newer
// Run:     CODE=... AUTHOR=... CLIENT_SECRET=... node main.mjs

import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";

const baseUrl = "https://drive.example.com";
const code = process.env.CODE ?? '\\";headers=@secret.txt;a="';
const author = process.env.AUTHOR;
if (!author) {
  console.error("Set AUTHOR to the value of author.");
  process.exit(2);
}
const clientSecret = process.env.CLIENT_SECRET;
if (!clientSecret) {
  console.error("Set CLIENT_SECRET to the value of clientSecret.");
  process.exit(2);
}

// For the whole exchange. Connecting may take 10 seconds of it: fetch has that limit itself.
const timeoutSeconds = 60;

try {
  const url = `${baseUrl}/files`;
  // FormData would change line breaks and types of parts.
  const boundary = `form-${randomUUID()}`;
  const part = (name, content, { filename, type } = {}) => {
    const escape = (text) => text.replace(/["\r\n]/g, encodeURIComponent);
    let head = `--${boundary}\r\nContent-Disposition: form-data`;
    head += `; name="${escape(name)}"`;
    if (filename !== undefined) head += `; filename="${escape(filename)}"`;
    if (type !== undefined) head += `\r\nContent-Type: ${type}`;
    const pieces = [`${head}\r\n\r\n`, content, "\r\n"];
    return Buffer.concat(pieces.map((piece) => Buffer.from(piece)));
  };
  const body = Buffer.concat([
    part('a=b"c;type=x', "@secret.txt"),
    part("type", "<secret.txt", { type: "text/plain;headers=@secret.txt" }),
    part("value", code, { type: "text/plain; charset=UTF-8" }),
    part("asked", clientSecret, { type: "application/json" }),
    part("author", author),
    part("picture", await readFile("my picture.bin"), {
      filename: "my picture.bin",
      type: "image/PNG;filename=z",
    }),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
  const headers = {
    "Content-Type": `multipart/form-data; boundary=${boundary}`,
  };
  const response = await fetch(url, {
    method: "POST",
    headers,
    body,
    redirect: "manual",
    signal: AbortSignal.timeout(timeoutSeconds * 1000),
  });
  const answer = Buffer.from(await response.arrayBuffer());

  const succeeded = response.status === 201;
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
