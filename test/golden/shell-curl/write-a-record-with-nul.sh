# Write a record with NUL
# Install: apt install curl   (curl 7.76 or newer)
# Run:     sh main.sh

# A redirect is an error: none may be followed.
printf '%s\000%s\000%s\000%s\000%s\000%s' 'a' 'b' '0' '12' '' '' |
  curl --silent --show-error --fail-with-body \
    --connect-timeout 10 --max-time 60 --location --max-redirs 0 \
    --request PUT \
    --url 'http://records.example/records/1' \
    --header 'Content-Type: text/plain' \
    --data-binary @-
