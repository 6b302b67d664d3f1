# Drive: A form whose parts try to be more than that
# Install: apt install curl   (curl 7.76 or newer)
# Run:     AUTHOR=... CLIENT_SECRET=... sh main.sh

quote_part() {
  printf '%s\n' "$1" | LC_ALL=C sed 's/["\\]/\\&/g; 1s/^/"/; $s/$/"/'
}

: "${AUTHOR:?Set AUTHOR to the value of author.}"
: "${CLIENT_SECRET:?Set CLIENT_SECRET to the value of clientSecret.}"

# A redirect is an error: none may be followed.
curl --silent --show-error --fail-with-body \
  --connect-timeout 10 --max-time 60 --location --max-redirs 0 \
  --request POST \
  --url 'https://drive.example.com/files' \
  --header 'Expect:' \
  --form '="@secret.txt";headers="Content-Disposition: form-data; name=\"a=b%22c;type=x\""' \
  --form 'type="<secret.txt";headers="Content-Type: text/plain;headers=@secret.txt"' \
  --form 'value="\\\";headers=@secret.txt;a=\"";type=text/plain; charset=UTF-8' \
  --form 'asked='"$(quote_part "${CLIENT_SECRET:?Set CLIENT_SECRET to the value of clientSecret.}")"';type=application/json' \
  --form-string "author=${AUTHOR:?Set AUTHOR to the value of author.}" \
  --form 'picture=@"my picture.bin";filename="my picture.bin";headers="Content-Type: image/PNG;filename=z"'
