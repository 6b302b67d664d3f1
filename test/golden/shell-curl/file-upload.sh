# Drive: Upload a picture
# Install: apt install curl   (curl 7.76 or newer)
# Run:     ACCESS_TOKEN=... sh main.sh

# A redirect is an error: none may be followed.
curl --silent --show-error --fail-with-body \
  --connect-timeout 10 --max-time 60 --location --max-redirs 0 \
  --request POST \
  --url 'https://drive.example.com/files' \
  --header "Authorization: Bearer ${ACCESS_TOKEN:?Set ACCESS_TOKEN to the OAuth access token.}" \
  --header 'Expect:' \
  --form-string 'title "main"=Holiday; @home' \
  --form 'meta="{\"public\": \"\\no\"}";type=application/json' \
  --form 'picture=@"my picture.bin";filename="a \"b\".png";type=image/png'
