// Register a certificate
// Needs:   Node.js 20 or newer
// Run:     CERTIFICATE=... PASSPHRASE=... node main.mjs

import { randomUUID } from "node:crypto";

// The base URL, with its scheme.
const baseUrl = "https://devices.example";
// What the certificate's key is locked with.
const passphrase =
  process.env.PASSPHRASE ??
  "one that nobody takes, and that is longer than a line of a program may be in most styles";
const certificate = process.env.CERTIFICATE;
if (!certificate) {
  console.error("Set CERTIFICATE to the value of certificate.");
  process.exit(2);
}

// For the whole exchange. Connecting may take 10 seconds of it: fetch has that limit itself.
const timeoutSeconds = 60;

try {
  const url = `${baseUrl}/v1/certificates`;
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
    part("certificate", certificate),
    part("passphrase", passphrase),
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
