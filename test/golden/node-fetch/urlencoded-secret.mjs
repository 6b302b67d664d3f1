// Accounts: Get a token
// Needs:   Node.js 20 or newer
// Run:     CLIENT_SECRET=... node main.mjs

const clientSecret = process.env.CLIENT_SECRET;
if (!clientSecret) {
  console.error(
    "Set CLIENT_SECRET to the value of clientSecret (the client's secret).",
  );
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
  const url = "https://accounts.example.com/oauth/token";
  const body = `grant_type=client_credentials&client_secret=${percentEncode(clientSecret)}&scope=read%20write`;
  const headers = {
    "Content-Type": "application/x-www-form-urlencoded",
  };
  const response = await fetch(url, {
    method: "POST",
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
