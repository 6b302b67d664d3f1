# Ask a hostile address
# Install: apt install curl   (curl 7.76 or newer)
# Run:     LAST_ONE=... sh main.sh

percent_encode() {
  printf %s "$1" | od -A n -v -t u1 | LC_ALL=C awk '{
    for (i = 1; i <= NF; i++)
      printf(sprintf("%c", $i + 0) ~ /^[A-Za-z0-9._~-]$/ ? "%c" : "%%%02X", $i + 0)
  }'
}

: "${LAST_ONE:?Set LAST_ONE to the value of last one.}"

# A redirect is an error: none may be followed.
curl --silent --show-error --fail-with-body \
  --connect-timeout 10 --max-time 60 --location --max-redirs 0 \
  --globoff --path-as-is \
  --url "https://api.addresses.example/-o/[1-3]/%7Ba,b%7D/\$(touch%20canary)/%23%7B1%7D/%s%n/%22%29%3B%20system%28%22touch%20canary%22%29%3B%20%2F%2F%20%27%20%60touch%20canary%60%20%24%28touch%20canary%29%20%23%7B%60touch%20canary%60%7D%20%40%7B%5B%201%20%5D%7D%20%5Cu0022%20%3F%3F%2F%20%3F%3E%20%25s%0A%E2%80%A8%EF%BF%BD%20%5C/$(percent_encode "$LAST_ONE")?-d=@/etc/hostname&[1-3]={a,b}&q=%22;%20touch%20canary;%20%27&r=\${HOME}%20\`id\`%20%23{\`id\`}%20@{[1]}%20%n%s%20\\&*/=?%3E%20%3C?php&=--"
