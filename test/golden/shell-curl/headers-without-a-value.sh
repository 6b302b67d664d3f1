# Read a page unmarked
# Install: apt install curl   (curl 7.76 or newer)
# Run:     sh main.sh

# A redirect is an error: none may be followed.
curl --silent --show-error --fail-with-body \
  --connect-timeout 10 --max-time 60 --location --max-redirs 0 \
  --url 'https://pages.example/pages/9' \
  --header 'X-Empty;' \
  --header 'X-Note: between' \
  --header 'X-Also-Empty;' \
  --header 'X-Blank;'
