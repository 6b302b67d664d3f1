# Send hostile JSON
# Install: apt install curl   (curl 7.76 or newer)
# Run:     COMMENT=... sh main.sh

json_escape() {
  printf %s "$1" | od -A n -v -t u1 | LC_ALL=C awk '{
    for (i = 1; i <= NF; i++) {
      byte = $i + 0
      place = index(" 34 92  8 12 10 13  9", sprintf("%3d", byte))
      if (place)
        printf("\\%c", substr("\"\\bfnrt", (place + 2) / 3, 1))
      else
        printf(byte < 32 ? "\\u%04x" : "%c", byte)
    }
  }'
}

: "${COMMENT:?Set COMMENT to the value of comment.}"

# A redirect is an error: none may be followed.
curl --silent --show-error --fail-with-body \
  --connect-timeout 10 --max-time 60 --location --max-redirs 0 \
  --request POST \
  --url 'https://api.strings.example/texts' \
  --header 'Content-Type: application/json' \
  --data-raw "[\"\\\"); system(\\\"touch canary\\\"); //\",\"'); system('touch canary'); #\",\"\` + require(\\\"fs\\\") + \`\",\"\\\"\\\"\\\"\",\"'''\",\")\\\"\",\")TEXT\\\"\",\")JSON\\\"\",\")BODY\\\"\",\"\\\"#\",\"\\\"##\",\"EOT\",\"EOF\",\"TEXT\",\"JSON\",\"BODY\",\"EOT;\",\"'EOF'\",\"  EOT\",\"__END__\",\"__DATA__\",\"=cut\",\"=end\",\".\",\"\$(touch canary)\",\"\`touch canary\`\",\"#{\`touch canary\`}\",\"#{system \\\"touch canary\\\"} #\$0 #@x\",\"@{[ \`touch canary\` ]} @ENV \$0 \$\$ @\",\"\${\`touch canary\`} \${HOME} \$HOME {\$x->y} \${ {x} {{x\",\"<?php system(\\\"touch canary\\\"); ?>\",\"<?= 1 ?>\",\"%> <%= 1 %>\",\"--> </script> <"'!'"-- ]]>\",\"*/ /* // #\",\"%s %n %d %(x)s %{x} {0} {x} {} %\",\"\\\\u000a \\\\u0022 \\\\u002a\\\\u002f \\\\x41 \\\\101 \\\\N{U+41} \\\\E \\\\Q \\\\c\",\"??/ ??= ??"'!'" ??' ??(\",\"it''s \\\"\\\" \`\` \\\\' \\\\\\\" \\\\\\\\\",\""'!'"1 "'!'""'!'" ^a^b\",\"a\\\\\",\"\\\\\",\"$(json_escape "$COMMENT")\",\"\\u0024(touch canary)\\/\"]"
