# Register a certificate
# Install: apt install curl   (curl 7.76 or newer)
# Run:     CERTIFICATE=... sh main.sh

# A redirect is an error: none may be followed.
curl --silent --show-error --fail-with-body \
  --connect-timeout 10 --max-time 60 --location --max-redirs 0 \
  --request POST \
  --url 'https://devices.example/v1/certificates' \
  --form-string "certificate=${CERTIFICATE:?Set CERTIFICATE to the value of certificate.}" \
  --form-string 'passphrase=one that nobody takes, and that is longer than a line of a program may be in most styles'
