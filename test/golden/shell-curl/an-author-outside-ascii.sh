# Read what an author wrote
# Install: apt install curl   (curl 7.76 or newer)
# Run:     sh main.sh

# A redirect is an error: none may be followed.
curl --silent --show-error --fail-with-body \
  --connect-timeout 10 --max-time 60 --location --max-redirs 0 \
  --url 'https://books.example/books' \
  --header 'X-Author: J'"$(printf '\374')"'rgen Gr'"$(printf '\366\337')"'e '"$(printf '\377')"'' \
  --header 'X-Price: 10 '"$(printf '\243')"''
