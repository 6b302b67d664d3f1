// Search: Find books
// Needs:   Node.js 20 or newer
// Run:     BASE_URL=... node main.mjs

const query = "war & peace (1869) 100% *'!~";
const baseUrl = process.env.BASE_URL;
if (!baseUrl) {
  console.error("Set BASE_URL to the base URL, with its scheme.");
  process.exit(2);
}

// For the whole exchange. Connecting may take 10 seconds of it: fetch has that limit itself.
const timeoutSeconds = 60;

const percentEncode = (text) =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

try {
  const url = `${baseUrl}/books?q=${percentEncode(query)}&lang=de&flag&empty=&q=second%2Ftime&filter[year]=2024`;
  const headers = {
    Accept: "application/json",
  };
  const response = await fetch(url, {
    method: "GET",
    headers,
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
