# Answer questions in a form
# Install: apt install curl   (curl 7.76 or newer)
# Run:     QUESTION=... sh main.sh

# A redirect is an error: none may be followed.
curl --silent --show-error --fail-with-body \
  --connect-timeout 10 --max-time 60 --location --max-redirs 0 \
  --request POST \
  --url 'https://surveys.example/answers' \
  --form-string "answers[${QUESTION:?Set QUESTION to the value of question.}]=yes" \
  --form-string "${QUESTION:?Set QUESTION to the value of question.}=${QUESTION:?Set QUESTION to the value of question.}"
