# Send hostile parts
# Install: apt install curl   (curl 7.76 or newer)
# Run:     sh main.sh

# A redirect is an error: none may be followed.
curl --silent --show-error --fail-with-body \
  --connect-timeout 10 --max-time 60 --location --max-redirs 0 \
  --request POST \
  --url 'https://api.forms.example/parts' \
  --form-string '@file=@/etc/hostname' \
  --form '="<canary";headers="Content-Disposition: form-data; name=\"file=@x\""' \
  --form '="b;type=text/html";headers="Content-Disposition: form-data; name=\"a;type=text/html\""' \
  --form-string '-F=--output canary' \
  --form-string '$(touch canary)=`touch canary` $(touch canary)' \
  --form-string '#{`touch canary`}=#{`touch canary`} @{[ `touch canary` ]}' \
  --form '="\"); system(\"touch canary\"); // \\";headers="Content-Disposition: form-data; name=\"%22quoted%22; filename=%22canary%22\""' \
  --form-string 'a'\''b='\''); system('\''touch canary'\''); #' \
  --form-string '%s%n=%s %n ?> <?php ??/ \u000a' \
  --form-string 'surrogate=�' \
  --form-string 'tail=ends in \' \
  --form-string 'line'"$(printf '\015')"'
break=--by-hand--'"$(printf '\015')"'
@x' \
  --form 'typed="<a>";headers="Content-Type: text/x-canary; note=\"a;b,c \\\"d\\\"\""'
