# Read a page
# Install: apt install curl   (curl 7.76 or newer)
# Run:     sh main.sh

# A redirect is an error: none may be followed.
curl --silent --show-error --fail-with-body \
  --connect-timeout 10 --max-time 60 --location --max-redirs 0 \
  --url 'https://wiki.example/seiten/Gr%C3%B6%C3%9Fe/%E6%9D%B1%E4%BA%AC%20%E9%A7%85/%F0%9F%9A%B2'
