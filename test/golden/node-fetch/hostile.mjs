// Hostile: a"b'c`d$(touch canary)`touch canary`${HOME}%s%n\"*/ // # ??/ ??= <!-- {x} {{y}} !!1 é ü € 漢 😀
//
//  ;&| #{z} ${"$"}\u0041\.
// Needs:   Node.js 20 or newer
// Run:     API_ID=... ACCESS_TOKEN=... node main.mjs

const baseUrl = "https://hostile.example.com";
// a"b'c`d$(touch canary)`touch canary`${HOME}%s%n\"*/ // # ??/ ??= <!-- {x} {{y}} !!1 é ü € 漢 😀
//
//  ;&| #{z} ${"$"}\u0041\ \.
const classValue =
  'a"b\'c`d$(touch canary)`touch canary`${HOME}%s%n\\"*/ // # ??/ ??= <!-- {x} {{y}} !!1 é ü € 漢 😀\u202e\u2028\ufeff\u0085 ;&| #{z} ${"$"}\\u0041\\';
// Ends in a backslash \.
const curl =
  'a"b\'c`d$(touch canary)`touch canary`${HOME}%s%n\\"*/ // # ??/ ??= <!-- {x} {{y}} !!1 é ü € 漢 😀\u202e\u2028\ufeff\u0085 ;&| #{z} ${"$"}\\u0041\\';
// ??/.
const id =
  process.env.API_ID ??
  'a"b\'c`d$(touch canary)`touch canary`${HOME}%s%n\\"*/ // # ??/ ??= <!-- {x} {{y}} !!1 é ü € 漢 😀\u202e\u2028\ufeff\u0085 ;&| #{z} ${"$"}\\u0041\\';
const accessToken = process.env.ACCESS_TOKEN;
if (!accessToken) {
  console.error(
    'Set ACCESS_TOKEN to a"b\'c`d$(touch canary)`touch canary`${HOME}%s%n\\"*/ // # ??/ ??= <!-- {x} {{y}} !!1 é ü € 漢 😀\u202e\u2028\ufeff\u0085 ;&| #{z} ${"$"}\\u0041\\.',
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
  const url = `${baseUrl}/${percentEncode(classValue)}?q=${percentEncode(curl)}`;
  const body = `a"b'c\`d$(touch canary)\`touch canary\`\${HOME}%s%n\\"*/ // # ??/ ??= <!-- {x} {{y}} !!1 é ü € 漢 😀\u202e\u2028\ufeff\u0085 ;&| #{z} \${"$"}\\u0041\\${id}`;
  const headers = {
    "Content-Type": "text/plain",
    "X-Note": "a\"b'c`d$(touch canary)`touch canary`${HOME}\\ ??/ {x} !",
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
