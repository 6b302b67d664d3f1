# */ ?> """ ''' =cut --> $(touch canary): `touch canary` #{`touch canary`} */ // \u000a ??/ %> \.
# Needs:   http.client
# Run:     python3 main.py

import os
import re
import ssl
import sys
import threading
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import quote

# The base URL, with its scheme.
base_url = "https://api.comments.example"
# The end */ touch("canary"); // --> ]]> ?> <?php touch("canary"); ?> and %> <% and #}
block = "0"
# """ + open("canary", "w") + """ ''' ''' =cut =end =begin {- -} --]] (* *)
doc = "1"
# \u002a\u002f touch \u000a canary \u000d \u2028 \x0a \N{U+000A} \012
unicode = "2"
# $(touch canary) touch canary ${IFS} #{touch canary} @{[ touch canary ]} %s %n <!-- EOT EOF TEXT
shell = "3"
# The path C:\users\\\u000a touch canary \.
backslash = "4"
# What is it??/.
trigraph = "5"

connect_timeout_seconds = 10
timeout_seconds = 60


def percent_encode(text):
    return quote(text, safe="")


def connect(text):
    """The connection that an address asks for, and the request target as it is."""
    address = re.fullmatch("(https?)://([^/?#]+)([^#]*)", text, re.IGNORECASE)
    if not address:
        raise ValueError(f"This is no address with a scheme and a host: {text}")
    scheme, host, target = address.groups()
    if not target.startswith("/"):
        target = "/" + target
    if scheme.lower() == "http":
        return HTTPConnection(host, timeout=connect_timeout_seconds), target
    context = ssl.create_default_context()
    return (
        HTTPSConnection(host, timeout=connect_timeout_seconds, context=context),
        target,
    )


def stop():
    print(
        f"No whole answer within {timeout_seconds} seconds.",
        "Failed.",
        sep="\n",
        file=sys.stderr,
        flush=True,
    )
    os._exit(1)


# http.client limits each wait for data, not the whole of them.
timer = threading.Timer(timeout_seconds, stop)
timer.daemon = True
timer.start()

try:
    url = f"{base_url}/{percent_encode(block)}/{percent_encode(doc)}/{percent_encode(unicode)}/{percent_encode(shell)}/{percent_encode(backslash)}/{percent_encode(trigraph)}"
    connection, target = connect(url)
    connection.connect()
    connection.sock.settimeout(timeout_seconds)
    connection.putrequest(
        "GET",
        target,
        skip_accept_encoding=True,
    )
    connection.endheaders()
    response = connection.getresponse()
    answer = response.read()
except (OSError, ValueError, HTTPException) as error:
    reason = str(error) or type(error).__name__
    print(" ".join(reason.split()), "Failed.", sep="\n", file=sys.stderr)
    sys.exit(1)

if response.status == 200:
    output = sys.stdout.buffer
    output.write(b"Response Status Code = %d\n" % response.status)
    output.write(answer)
    if answer and not answer.endswith(b"\n"):
        output.write(b"\n")
    output.write(b"Success.\n")
else:
    output = sys.stderr.buffer
    output.write(b"Response Status Code = %d\n" % response.status)
    output.write(b"Response Header:\n")
    for name, value in response.getheaders():
        output.write(f"{name}: {value}\n".encode("latin-1"))
    output.write(b"Response Body:\n")
    output.write(answer)
    if answer and not answer.endswith(b"\n"):
        output.write(b"\n")
    output.write(b"Failed.\n")
    sys.exit(1)
