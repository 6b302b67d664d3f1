// Send hostile JSON
// Needs:   Node.js 20 or newer
// Run:     COMMENT=... node main.mjs

// The base URL, with its scheme.
const baseUrl = "https://api.strings.example";
const comment = process.env.COMMENT;
if (!comment) {
  console.error("Set COMMENT to the value of comment.");
  process.exit(2);
}

// For the whole exchange. Connecting may take 10 seconds of it: fetch has that limit itself.
const timeoutSeconds = 60;

const jsonEscape = (text) => JSON.stringify(text).slice(1, -1);

try {
  const url = `${baseUrl}/texts`;
  const body = `["\\"); system(\\"touch canary\\"); //","'); system('touch canary'); #","\` + require(\\"fs\\") + \`","\\"\\"\\"","'''",")\\"",")TEXT\\"",")JSON\\"",")BODY\\"","\\"#","\\"##","EOT","EOF","TEXT","JSON","BODY","EOT;","'EOF'","  EOT","__END__","__DATA__","=cut","=end",".","$(touch canary)","\`touch canary\`","#{\`touch canary\`}","#{system \\"touch canary\\"} #$0 #@x","@{[ \`touch canary\` ]} @ENV $0 $$ @","\${\`touch canary\`} \${HOME} $HOME {$x->y} \${ {x} {{x","<?php system(\\"touch canary\\"); ?>","<?= 1 ?>","%> <%= 1 %>","--> </script> <!-- ]]>","*/ /* // #","%s %n %d %(x)s %{x} {0} {x} {} %","\\\\u000a \\\\u0022 \\\\u002a\\\\u002f \\\\x41 \\\\101 \\\\N{U+41} \\\\E \\\\Q \\\\c","??/ ??= ??! ??' ??(","it''s \\"\\" \`\` \\\\' \\\\\\" \\\\\\\\","!1 !! ^a^b","a\\\\","\\\\","${jsonEscape(comment)}","\\u0024(touch canary)\\/"]`;
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
