# Zoom users: Update a user's password
# Install: apt install curl   (curl 7.76 or newer)
# Run:     ACCESS_TOKEN=... sh main.sh

# A redirect is an error: none may be followed.
curl --silent --show-error --fail-with-body \
  --connect-timeout 10 --max-time 60 --location --max-redirs 0 \
  --request PUT \
  --url 'https://api.zoom.us/v2/users/ada%40example.com/password' \
  --header "Authorization: Bearer ${ACCESS_TOKEN:?Set ACCESS_TOKEN to the OAuth access token.}" \
  --form-string 'password=Correct horse 42 staple'
