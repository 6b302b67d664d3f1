# Read the prices
# Install: apt install curl   (curl 7.76 or newer)
# Run:     sh main.sh

# A redirect is an error: none may be followed.
curl --silent --show-error --fail-with-body \
  --connect-timeout 10 --max-time 60 --location --max-redirs 0 \
  --url 'https://prices.example/prices.csv' \
  --header 'User-Agent: price-reader/2.1 (nightly; +https://prices.example)' \
  --header 'Accept: text/csv;q=0.9, */*;q=0.1' \
  --header 'Accept-Encoding: identity' \
  --header 'Accept-Language: de-AT, en;q=0.5' \
  --header 'Cache-Control: no-cache' \
  --header 'Pragma: no-cache'
