# Send a file chosen later
# Install: apt install curl   (curl 7.76 or newer)
# Run:     SCAN=... sh main.sh

quote_part() {
  printf '%s\n' "$1" | LC_ALL=C sed 's/["\\]/\\&/g; 1s/^/"/; $s/$/"/'
}

: "${SCAN:?Set SCAN to the value of scan (The path of the file to send).}"

# A redirect is an error: none may be followed.
curl --silent --show-error --fail-with-body \
  --connect-timeout 10 --max-time 60 --location --max-redirs 0 \
  --request POST \
  --url 'https://scans.example/inbox' \
  --header 'Expect:' \
  --form-string 'kind=invoice' \
  --form 'scan=@'"$(quote_part "${SCAN:?Set SCAN to the value of scan (The path of the file to send).}")"';type=application/octet-stream'
