# List the things
# Install: apt install curl   (curl 7.76 or newer)
# Run:     BASE_URL=... sh main.sh

# A redirect is an error: none may be followed.
curl --silent --show-error --fail-with-body \
  --connect-timeout 10 --max-time 60 --location --max-redirs 0 \
  --globoff --path-as-is \
  --url "${BASE_URL:?Set BASE_URL to the base URL, with its scheme.}/things/a%20b?x=1"
