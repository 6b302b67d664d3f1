// Book seats
// Needs:   Node.js 20 or newer
// Run:     EVENT_ID=... SEATS=... IS_FREE=... NOTE=... node main.mjs

// The base URL, with its scheme.
const baseUrl = "https://tickets.example";
const eventId = process.env.EVENT_ID;
if (!eventId) {
  console.error("Set EVENT_ID to the value of eventId.");
  process.exit(2);
}
const seats = process.env.SEATS;
if (!seats) {
  console.error("Set SEATS to the value of seats.");
  process.exit(2);
}
const isFree = process.env.IS_FREE;
if (!isFree) {
  console.error("Set IS_FREE to the value of isFree.");
  process.exit(2);
}
const note = process.env.NOTE;
if (!note) {
  console.error("Set NOTE to the value of note.");
  process.exit(2);
}

// For the whole exchange. Connecting may take 10 seconds of it: fetch has that limit itself.
const timeoutSeconds = 60;

const jsonEscape = (text) => JSON.stringify(text).slice(1, -1);

try {
  const url = `${baseUrl}/bookings`;
  const body = `{"event": ${eventId}, "seats": [${seats}], "free": ${isFree},
 "note": "${jsonEscape(note)}", "title": "\\"${jsonEscape(note)}\\" \\\\"}`;
  const headers = {
    "Content-Type": "application/json",
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
