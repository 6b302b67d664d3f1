# Add a picture
# Install: apt install curl   (curl 7.76 or newer)
# Run:     sh main.sh

# A redirect is an error: none may be followed.
curl --silent --show-error --fail-with-body \
  --connect-timeout 10 --max-time 60 --location --max-redirs 0 \
  --request POST \
  --url 'http://pictures.example/pictures' \
  --header 'Expect:' \
  --form 'picture=@"a.png";filename="a.png";headers="Content-Type: image/PNG; Q=\"é\""' \
  --form 'caption="<p>A.</p>";headers="Content-Type: Text/HTML; Charset=UTF-8"'
