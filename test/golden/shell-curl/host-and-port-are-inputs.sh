# Look at the cluster
# Install: apt install curl   (curl 7.76 or newer)
# Run:     API_HOST=... PORT=... sh main.sh

# A redirect is an error: none may be followed.
curl --silent --show-error --fail-with-body \
  --connect-timeout 10 --max-time 60 --location --max-redirs 0 \
  --globoff --path-as-is \
  --url "https://${API_HOST:?Set API_HOST to the value of host.}:${PORT:?Set PORT to the value of port.}/_cluster/health?level=shards"
