// */ ?> """ ''' =cut --> $(touch canary): `touch canary` #{`touch canary`} */ // \u000a ??/ %> \.
// Needs:   Node.js 20 or newer
// Run:     node main.mjs

// The base URL, with its scheme.
const baseUrl = "https://api.comments.example";
// The end */ touch("canary"); // --> ]]> ?> <?php touch("canary"); ?> and %> <% and #}
const block = "0";
// """ + open("canary", "w") + """ ''' ''' =cut =end =begin {- -} --]] (* *)
const doc = "1";
// \u002a\u002f touch \u000a canary \u000d \u2028 \x0a \N{U+000A} \012
const unicode = "2";
// $(touch canary) touch canary ${IFS} #{touch canary} @{[ touch canary ]} %s %n <!-- EOT EOF TEXT
const shell = "3";
// The path C:\users\\\u000a touch canary \.
const backslash = "4";
// What is it??/.
const trigraph = "5";

// For the whole exchange. Connecting may take 10 seconds of it: fetch has that limit itself.
const timeoutSeconds = 60;

const percentEncode = (text) =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

try {
  const url = `${baseUrl}/${percentEncode(block)}/${percentEncode(doc)}/${percentEncode(unicode)}/${percentEncode(shell)}/${percentEncode(backslash)}/${percentEncode(trigraph)}`;
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
