# Import a price list
# Install: apt install curl   (curl 7.76 or newer)
# Run:     sh main.sh

# A redirect is an error: none may be followed.
curl --silent --show-error --fail-with-body \
  --connect-timeout 10 --max-time 60 --location --max-redirs 0 \
  --request POST \
  --url 'http://shop.example/api/prices' \
  --header 'Content-Type: text/csv; charset=windows-1252; header=present' \
  --header 'Expect:' \
  --data-binary @- <'price list.txt'
