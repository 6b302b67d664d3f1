# Stop a machine
# Install: apt install curl   (curl 7.76 or newer)
# Run:     API_USER=... API_PASSWORD=... sh main.sh

# A redirect is an error: none may be followed.
curl --silent --show-error --fail-with-body \
  --connect-timeout 10 --max-time 60 --location --max-redirs 0 \
  --request DELETE \
  --url 'http://machines.example:8081/api/machines/rack%203%2F7/run' \
  --user "${API_USER:?Set API_USER to the user name.}:${API_PASSWORD:?Set API_PASSWORD to the password.}"
