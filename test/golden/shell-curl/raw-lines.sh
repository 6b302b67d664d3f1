# Notes: Save a note
# Install: apt install curl   (curl 7.76 or newer)
# Run:     AUTHOR=... sh main.sh

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

: "${AUTHOR:?Set AUTHOR to the value of author.}"

# A redirect is an error: none may be followed.
curl --silent --show-error --fail-with-body \
  --connect-timeout 10 --max-time 60 --location --max-redirs 0 \
  --request PATCH \
  --url 'https://notes.example.com/notes/1' \
  --header 'Content-Type: application/json' \
  --data-raw "{
  \"title\": \"Don't \\\"panic\\\"\",
  \"path\": \"C:\\\\new\",

  \"author\": \"$(json_escape "$AUTHOR")\",
  \"price\": \"\${5}\"
}"
