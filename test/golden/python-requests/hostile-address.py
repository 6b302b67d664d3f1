# Ask a hostile address
# Install: apt install python3-requests   (requests 2.28 or newer)
# Run:     LAST_ONE=... python3 main.py

import os
import re
import sys
import threading
from urllib.parse import quote

import requests

# The base URL, with its scheme.
base_url = "https://api.addresses.example"
value_value = '"); system("touch canary"); // \' `touch canary` $(touch canary) #{`touch canary`} @{[ 1 ]} \\u0022 ??/ ?> %s\n\u2028� \\'
last_one = os.environ.get("LAST_ONE")
if not last_one:
    print("Set LAST_ONE to the value of last one.", file=sys.stderr)
    sys.exit(2)

connect_timeout_seconds = 10
timeout_seconds = 60


def percent_encode(text):
    return quote(text, safe="")


def keep_address(address, pool_class):
    """Connections that leave the address alone; urllib3 would write parts of it anew."""
    target = re.sub("^(?i:https?)://[^/?]*", "", address)
    if not target.startswith("/"):
        target = "/" + target

    class Connection(pool_class.ConnectionCls):
        def putrequest(self, method, _, *args, **options):
            super().putrequest(method, target, *args, **options)

    class Pool(pool_class):
        ConnectionCls = Connection

    return Pool


def stop():
    print(
        f"No whole answer within {timeout_seconds} seconds.",
        "Failed.",
        sep="\n",
        file=sys.stderr,
        flush=True,
    )
    os._exit(1)


# requests limits each wait for data, not the whole of them.
timer = threading.Timer(timeout_seconds, stop)
timer.daemon = True
timer.start()

try:
    url = f"{base_url}/-o/[1-3]/%7Ba,b%7D/$(touch%20canary)/%23%7B1%7D/%s%n/{percent_encode(value_value)}/{percent_encode(last_one)}?-d=@/etc/hostname&[1-3]={{a,b}}&q=%22;%20touch%20canary;%20%27&r=${{HOME}}%20`id`%20%23{{`id`}}%20@{{[1]}}%20%n%s%20\\&*/=?%3E%20%3C?php&=--"
    request = requests.Request(
        "GET",
        url,
    ).prepare()
    # The address as it is, where requests would write some characters in another way.
    request.url = url
    with requests.Session() as session:
        pools = session.get_adapter(url).poolmanager
        pools.pool_classes_by_scheme = {
            scheme: keep_address(url, pool_class)
            for scheme, pool_class in pools.pool_classes_by_scheme.items()
        }
        response = session.send(
            request,
            timeout=(connect_timeout_seconds, timeout_seconds),
            allow_redirects=False,
        )
except (OSError, ValueError) as error:
    print(" ".join(str(error).split()), "Failed.", sep="\n", file=sys.stderr)
    sys.exit(1)

if response.status_code == 200:
    output = sys.stdout.buffer
    output.write(b"Response Status Code = %d\n" % response.status_code)
    output.write(response.content)
    if response.content and not response.content.endswith(b"\n"):
        output.write(b"\n")
    output.write(b"Success.\n")
else:
    output = sys.stderr.buffer
    output.write(b"Response Status Code = %d\n" % response.status_code)
    output.write(b"Response Header:\n")
    for name, value in response.raw.headers.items():
        output.write(f"{name}: {value}\n".encode("latin-1"))
    output.write(b"Response Body:\n")
    output.write(response.content)
    if response.content and not response.content.endswith(b"\n"):
        output.write(b"\n")
    output.write(b"Failed.\n")
    sys.exit(1)
