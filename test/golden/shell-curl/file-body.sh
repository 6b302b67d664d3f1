# Drive: Replace a file
# Install: apt install curl   (curl 7.76 or newer)
# Run:     sh main.sh

# A redirect is an error: none may be followed.
curl --silent --show-error --fail-with-body \
  --connect-timeout 10 --max-time 60 --location --max-redirs 0 \
  --request PUT \
  --url 'https://drive.example.com/files/q3%2F2024/content' \
  --header 'Content-Type:' \
  --header 'Expect:' \
  --data-binary @- <'report.txt'
