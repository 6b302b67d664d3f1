# Cache: Purge a page
# Install: apt install curl   (curl 7.76 or newer)
# Run:     sh main.sh

# A redirect is an error: none may be followed.
curl --silent --show-error --fail-with-body \
  --connect-timeout 10 --max-time 60 --location --max-redirs 0 \
  --request PURGE \
  --url 'https://cache.example.com/pages/%7bold%7D' \
  --header 'X-Reason: stale'
