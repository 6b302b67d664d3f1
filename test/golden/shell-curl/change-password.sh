# Zoom API: Update a user's password
# Install: apt install curl   (curl 7.76 or newer)
# Run:     ACCESS_TOKEN=... sh main.sh

# A redirect is an error: none may be followed.
curl --silent --show-error --fail-with-body \
  --connect-timeout 10 --max-time 60 --location --max-redirs 0 \
  --request PUT \
  --url 'https://api.zoom.us/v2/users/jan%2Btest%40example.com%2Fn%C3%A9e/password' \
  --header "Authorization: Bearer ${ACCESS_TOKEN:?Set ACCESS_TOKEN to the OAuth access token.}" \
  --form-string 'password=dolor Excepteur minim'
