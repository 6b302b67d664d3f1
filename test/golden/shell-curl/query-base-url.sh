# Search: Find books
# Install: apt install curl   (curl 7.76 or newer)
# Run:     BASE_URL=... sh main.sh

# A redirect is an error: none may be followed.
curl --silent --show-error --fail-with-body \
  --connect-timeout 10 --max-time 60 --location --max-redirs 0 \
  --globoff --path-as-is \
  --url "${BASE_URL:?Set BASE_URL to the base URL, with its scheme.}/books?q=war%20%26%20peace%20%281869%29%20100%25%20%2A%27%21~&lang=de&flag&empty=&q=second%2Ftime&filter[year]=2024" \
  --header 'Accept: application/json'
