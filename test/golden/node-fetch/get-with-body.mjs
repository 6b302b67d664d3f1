// Search: Find with a body
// Needs:   Node.js 20 or newer
// Run:     node main.mjs

const baseUrl = "https://search.example.com";

// For the whole exchange. Connecting may take 10 seconds of it: fetch has that limit itself.
const timeoutSeconds = 60;

try {
  const url = `${baseUrl}/search`;
  const body = '{"query":{}}';
  const headers = {
    "Content-Type": "application/json",
  };
  const response = await fetch(url, {
    method: "GET",
    headers,
    body,
    redirect: "manual",
    signal: AbortSignal.timeout(timeoutSeconds * 1000),
  });
  const answer = Buffer.from(await response.arrayBuffer());

  const succeeded = response.ok;
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
