# Hostile: a"b'c`d$(touch canary)`touch canary`${HOME}%s%n\"*/ // # ??/ ??= <!-- {x} {{y}} !!1 é ü € 漢 😀
#
#  ;&| #{z} ${"$"}\u0041\.
# Install: apt install curl   (curl 7.76 or newer)
# Run:     ACCESS_TOKEN=... sh main.sh

# A redirect is an error: none may be followed.
curl --silent --show-error --fail-with-body \
  --connect-timeout 10 --max-time 60 --location --max-redirs 0 \
  --request POST \
  --url 'https://hostile.example.com/a%22b%27c%60d%24%28touch%20canary%29%60touch%20canary%60%24%7BHOME%7D%25s%25n%5C%22%2A%2F%20%2F%2F%20%23%20%3F%3F%2F%20%3F%3F%3D%20%3C%21--%20%7Bx%7D%20%7B%7By%7D%7D%20%21%211%20%C3%A9%20%C3%BC%20%E2%82%AC%20%E6%BC%A2%20%F0%9F%98%80%E2%80%AE%E2%80%A8%EF%BB%BF%C2%85%20%3B%26%7C%20%23%7Bz%7D%20%24%7B%22%24%22%7D%5Cu0041%5C?q=a%22b%27c%60d%24%28touch%20canary%29%60touch%20canary%60%24%7BHOME%7D%25s%25n%5C%22%2A%2F%20%2F%2F%20%23%20%3F%3F%2F%20%3F%3F%3D%20%3C%21--%20%7Bx%7D%20%7B%7By%7D%7D%20%21%211%20%C3%A9%20%C3%BC%20%E2%82%AC%20%E6%BC%A2%20%F0%9F%98%80%E2%80%AE%E2%80%A8%EF%BB%BF%C2%85%20%3B%26%7C%20%23%7Bz%7D%20%24%7B%22%24%22%7D%5Cu0041%5C' \
  --header 'Content-Type: text/plain' \
  --header 'X-Note: a"b'\''c`d$(touch canary)`touch canary`${HOME}\ ??/ {x} !' \
  --data-raw 'a"b'\''c`d$(touch canary)`touch canary`${HOME}%s%n\"*/ // # ??/ ??= <!-- {x} {{y}} !!1 é ü € 漢 😀'"$(printf '\342\200\256\342\200\250\357\273\277\302\205')"' ;&| #{z} ${"$"}\u0041\a"b'\''c`d$(touch canary)`touch canary`${HOME}%s%n\"*/ // # ??/ ??= <!-- {x} {{y}} !!1 é ü € 漢 😀'"$(printf '\342\200\256\342\200\250\357\273\277\302\205')"' ;&| #{z} ${"$"}\u0041\'
