# Save only if unchanged
# Install: apt install curl   (curl 7.76 or newer)
# Run:     sh main.sh

# A redirect is an error: none may be followed.
curl --silent --show-error --fail-with-body \
  --connect-timeout 10 --max-time 60 --location --max-redirs 0 \
  --request PUT \
  --url 'https://wiki.example/pages/doors' \
  --header 'If-Match: "a1b2", W/"c3"' \
  --header 'If-Unmodified-Since: Mon, 02 Mar 2026 10:00:00 GMT' \
  --header 'Content-Type: text/markdown' \
  --data-raw '# Doors

They open at nine.
'
