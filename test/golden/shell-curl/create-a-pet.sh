# Create a pet
# Install: apt install curl   (curl 7.76 or newer)
# Run:     ACCESS_TOKEN=... sh main.sh

# A redirect is an error: none may be followed.
curl --silent --show-error --fail-with-body \
  --connect-timeout 10 --max-time 60 --location --max-redirs 0 \
  --request POST \
  --url 'https://api.pets.example/v1/pets' \
  --header 'Content-Type: application/json' \
  --header 'Accept: application/vnd.pets+json' \
  --header 'X-Trace-Id: AbC-1 "x" \' \
  --header "Authorization: Bearer ${ACCESS_TOKEN:?Set ACCESS_TOKEN to the bearer token.}" \
  --data-raw '{
  "name": "Ärger \"Tiger\"",
  "tags": ["a\\b", "100%", "{x}", "$HOME `id`"],
  "note": "line\nbreak"
}'
