# Accounts: Get a token
# Install: apt install curl   (curl 7.76 or newer)
# Run:     CLIENT_SECRET=... sh main.sh

percent_encode() {
  printf %s "$1" | od -A n -v -t u1 | LC_ALL=C awk '{
    for (i = 1; i <= NF; i++)
      printf(sprintf("%c", $i + 0) ~ /^[A-Za-z0-9._~-]$/ ? "%c" : "%%%02X", $i + 0)
  }'
}

: "${CLIENT_SECRET:?Set CLIENT_SECRET to the value of clientSecret (the client’s secret).}"

# A redirect is an error: none may be followed.
curl --silent --show-error --fail-with-body \
  --connect-timeout 10 --max-time 60 --location --max-redirs 0 \
  --request POST \
  --url 'https://accounts.example.com/oauth/token' \
  --header 'Content-Type: application/x-www-form-urlencoded' \
  --data-raw "grant_type=client_credentials&client_secret=$(percent_encode "$CLIENT_SECRET")&scope=read%20write"
