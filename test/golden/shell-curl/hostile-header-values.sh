# Send hostile headers
# Install: apt install curl   (curl 7.76 or newer)
# Run:     sh main.sh

# A redirect is an error: none may be followed.
curl --silent --show-error --fail-with-body \
  --connect-timeout 10 --max-time 60 --location --max-redirs 0 \
  --url 'https://api.headers.example/echo' \
  --header 'X-At: @/etc/hostname' \
  --header 'X-From: <canary' \
  --header 'X-Colon: : ;' \
  --header 'X-Dash: --output canary' \
  --header 'X-Shell: $(touch canary) `touch canary` ${IFS} $HOME !1 * ~' \
  --header 'X-Ruby: #{`touch canary`} #$0' \
  --header 'X-Perl: @{[ `touch canary` ]} @ENV $0 %ENV' \
  --header 'X-Php: ?> <?php system("touch canary"); {$x} ${x}' \
  --header 'X-Format: %s %n %d %% {0} {x} %(x)s' \
  --header 'X-Quote: "); system("touch canary"); //' \
  --header 'X-Single: '\''); system('\''touch canary'\''); #' \
  --header 'X-Escape: \u000a\x0d\x0aX-Canary: 1\r\nX-Canary: 2' \
  --header 'X-Trigraph: ??/ ??=' \
  --header 'X-Raw: )" )TEXT" """ '\'''\'''\'' EOT' \
  --header 'X-Last: C:\'
