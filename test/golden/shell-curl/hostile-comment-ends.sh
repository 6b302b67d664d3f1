# */ ?> """ ''' =cut --> $(touch canary): `touch canary` #{`touch canary`} */ // \u000a ??/ %> \.
# Install: apt install curl   (curl 7.76 or newer)
# Run:     sh main.sh

# A redirect is an error: none may be followed.
curl --silent --show-error --fail-with-body \
  --connect-timeout 10 --max-time 60 --location --max-redirs 0 \
  --url 'https://api.comments.example/0/1/2/3/4/5'
