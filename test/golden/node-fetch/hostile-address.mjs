// Ask a hostile address
// Needs:   Node.js 20 or newer
// Run:     LAST_ONE=... node main.mjs

// The base URL, with its scheme.
const baseUrl = "https://api.addresses.example";
const valueValue =
  '"); system("touch canary"); // \' `touch canary` $(touch canary) #{`touch canary`} @{[ 1 ]} \\u0022 ??/ ?> %s\n\u2028� \\';
const lastOne = process.env.LAST_ONE;
if (!lastOne) {
  console.error("Set LAST_ONE to the value of last one.");
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
  const url = `${baseUrl}/-o/[1-3]/%7Ba,b%7D/$(touch%20canary)/%23%7B1%7D/%s%n/${percentEncode(valueValue)}/${percentEncode(lastOne)}?-d=@/etc/hostname&[1-3]={a,b}&q=%22;%20touch%20canary;%20%27&r=\${HOME}%20\`id\`%20%23{\`id\`}%20@{[1]}%20%n%s%20\\&*/=?%3E%20%3C?php&=--`;
  const response = await fetch(url, {
    method: "GET",
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
