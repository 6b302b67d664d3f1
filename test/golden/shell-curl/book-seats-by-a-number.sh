# Book seats
# Install: apt install curl   (curl 7.76 or newer)
# Run:     EVENT_ID=... SEATS=... IS_FREE=... NOTE=... sh main.sh

json_escape() {
  printf %s "$1" | od -A n -v -t u1 | LC_ALL=C awk '{
    for (i = 1; i <= NF; i++) {
      byte = $i + 0
      place = index(" 34 92  8 12 10 13  9", sprintf("%3d", byte))
      if (place)
        printf("\\%c", substr("\"\\bfnrt", (place + 2) / 3, 1))
      else
        printf(byte < 32 ? "\\u%04x" : "%c", byte)
    }
  }'
}

: "${EVENT_ID:?Set EVENT_ID to the value of eventId.}"
: "${SEATS:?Set SEATS to the value of seats.}"
: "${IS_FREE:?Set IS_FREE to the value of isFree.}"
: "${NOTE:?Set NOTE to the value of note.}"

# A redirect is an error: none may be followed.
curl --silent --show-error --fail-with-body \
  --connect-timeout 10 --max-time 60 --location --max-redirs 0 \
  --request POST \
  --url 'https://tickets.example/bookings' \
  --header 'Content-Type: application/json' \
  --data-raw "{\"event\": ${EVENT_ID:?Set EVENT_ID to the value of eventId.}, \"seats\": [${SEATS:?Set SEATS to the value of seats.}], \"free\": ${IS_FREE:?Set IS_FREE to the value of isFree.},
 \"note\": \"$(json_escape "$NOTE")\", \"title\": \"\\\"$(json_escape "$NOTE")\\\" \\\\\"}"
