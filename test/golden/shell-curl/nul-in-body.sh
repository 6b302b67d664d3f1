# Notes: A byte that is nothing
# Install: apt install curl   (curl 7.76 or newer)
# Run:     sh main.sh

# A redirect is an error: none may be followed.
printf '%s\000%s' 'a' 'b' |
  curl --silent --show-error --fail-with-body \
    --connect-timeout 10 --max-time 60 --location --max-redirs 0 \
    --request POST \
    --url 'https://notes.example.com/notes' \
    --header 'Content-Type: application/octet-stream' \
    --data-binary @-
