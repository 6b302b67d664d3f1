# Orders: Create an order
# Install: apt install curl   (curl 7.76 or newer)
# Run:     ACCESS_TOKEN=... sh main.sh

# A redirect is an error: none may be followed.
curl --silent --show-error --fail-with-body \
  --connect-timeout 10 --max-time 60 --location --max-redirs 0 \
  --request POST \
  --url 'https://orders.example.com/orders' \
  --header 'Content-Type: application/json' \
  --header 'X-Trace-Id: AbC-1' \
  --header 'X-Empty;' \
  --header 'X-Latin: caf'"$(printf '\351')"'' \
  --header "Authorization: Bearer ${ACCESS_TOKEN:?Set ACCESS_TOKEN to the OAuth access token.}" \
  --data-raw '{"id":7,"note":"née \"x\"","tags":["a","b"]}'
