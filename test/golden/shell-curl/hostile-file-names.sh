# Send hostile files
# Install: apt install curl   (curl 7.76 or newer)
# Run:     sh main.sh

# A redirect is an error: none may be followed.
curl --silent --show-error --fail-with-body \
  --connect-timeout 10 --max-time 60 --location --max-redirs 0 \
  --request POST \
  --url 'https://api.forms.example/files' \
  --header 'Expect:' \
  --form 'at-sign=@"@canary.txt";filename="@canary.txt";type=text/plain' \
  --form 'options=@"a;type=b;filename=c.txt";filename="a;type=b;filename=c.txt";type=text/plain' \
  --form 'comma=@"one,two=three.txt";filename="one,two=three.txt";type=text/plain' \
  --form 'command=@"$(touch canary) `id`.txt";filename="$(touch canary) `id`.txt";type=text/plain' \
  --form 'dash=@"-F.txt";filename="-F.txt";type=text/plain' \
  --form 'marks=@"#{1} @{[1]} %s%n '\''x'\'' {a,b} [1-2].txt";filename="#{1} @{[1]} %s%n '\''x'\'' {a,b} [1-2].txt";type=text/plain' \
  --form 'called=@"@canary.txt";filename="a\"; filename=\"b.sh'"$(printf '\015')"'
;type=x\\é$(touch canary)";type=text/x-canary'
