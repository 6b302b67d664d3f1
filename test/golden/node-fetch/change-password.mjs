// Zoom API: Update a user's password
// Needs:   Node.js 20 or newer
// Run:     PASSWORD=... ACCESS_TOKEN=... node main.mjs

const baseUrl = "https://api.zoom.us/v2";
// The ID of the user, or the e-mail address.
const userId = "jan+test@example.com/née";
// The new password.
const password = process.env.PASSWORD ?? "dolor Excepteur minim";
const accessToken = process.env.ACCESS_TOKEN;
if (!accessToken) {
  console.error("Set ACCESS_TOKEN to the OAuth access token.");
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
  const url = `${baseUrl}/users/${percentEncode(userId)}/password`;
  const body = new FormData();
  body.append("password", password);
  const headers = {
    Authorization: `Bearer ${accessToken}`,
  };
  const response = await fetch(url, {
    method: "PUT",
    headers,
    body,
    redirect: "manual",
    signal: AbortSignal.timeout(timeoutSeconds * 1000),
  });
  const answer = Buffer.from(await response.arrayBuffer());

  const succeeded = response.status === 204;
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
