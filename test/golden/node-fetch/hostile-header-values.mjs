// Send hostile headers
// Needs:   Node.js 20 or newer
// Run:     node main.mjs

// The base URL, with its scheme.
const baseUrl = "https://api.headers.example";

// For the whole exchange. Connecting may take 10 seconds of it: fetch has that limit itself.
const timeoutSeconds = 60;

try {
  const url = `${baseUrl}/echo`;
  const headers = {
    "X-At": "@/etc/hostname",
    "X-From": "<canary",
    "X-Colon": ": ;",
    "X-Dash": "--output canary",
    "X-Shell": "$(touch canary) `touch canary` ${IFS} $HOME !1 * ~",
    "X-Ruby": "#{`touch canary`} #$0",
    "X-Perl": "@{[ `touch canary` ]} @ENV $0 %ENV",
    "X-Php": '?> <?php system("touch canary"); {$x} ${x}',
    "X-Format": "%s %n %d %% {0} {x} %(x)s",
    "X-Quote": '"); system("touch canary"); //',
    "X-Single": "'); system('touch canary'); #",
    "X-Escape": "\\u000a\\x0d\\x0aX-Canary: 1\\r\\nX-Canary: 2",
    "X-Trigraph": "??/ ??=",
    "X-Raw": ')" )TEXT" """ \'\'\' EOT',
    "X-Last": "C:\\",
  };
  const response = await fetch(url, {
    method: "GET",
    headers,
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
