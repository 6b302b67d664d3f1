# Send hostile files
# Install: apt install python3-requests   (requests 2.28 or newer)
# Run:     python3 main.py

import os
import sys
import threading
from pathlib import Path

import requests
from urllib3.fields import RequestField
from urllib3.filepost import encode_multipart_formdata

# The base URL, with its scheme.
base_url = "https://api.forms.example"

connect_timeout_seconds = 10
timeout_seconds = 60


def field(name, content, content_type=None, file_name=None):
    """A part whose names are as browsers write them; urllib3 has other escapes."""

    def escape(text):
        return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")

    disposition = f'form-data; name="{escape(name)}"'
    if file_name is not None:
        disposition += f'; filename="{escape(file_name)}"'
    headers = {"Content-Disposition": disposition, "Content-Type": content_type}
    return RequestField(name, content, headers=headers)


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
    url = f"{base_url}/files"
    body, content_type = encode_multipart_formdata(
        [
            field(
                "at-sign",
                Path("@canary.txt").read_bytes(),
                content_type="text/plain",
                file_name="@canary.txt",
            ),
            field(
                "options",
                Path("a;type=b;filename=c.txt").read_bytes(),
                content_type="text/plain",
                file_name="a;type=b;filename=c.txt",
            ),
            field(
                "comma",
                Path("one,two=three.txt").read_bytes(),
                content_type="text/plain",
                file_name="one,two=three.txt",
            ),
            field(
                "command",
                Path("$(touch canary) `id`.txt").read_bytes(),
                content_type="text/plain",
                file_name="$(touch canary) `id`.txt",
            ),
            field(
                "dash",
                Path("-F.txt").read_bytes(),
                content_type="text/plain",
                file_name="-F.txt",
            ),
            field(
                "marks",
                Path("#{1} @{[1]} %s%n 'x' {a,b} [1-2].txt").read_bytes(),
                content_type="text/plain",
                file_name="#{1} @{[1]} %s%n 'x' {a,b} [1-2].txt",
            ),
            field(
                "called",
                Path("@canary.txt").read_bytes(),
                content_type="text/x-canary",
                file_name='a"; filename="b.sh\r\n;type=x\\é$(touch canary)',
            ),
        ]
    )
    request = requests.Request(
        "POST",
        url,
        headers={
            "Content-Type": content_type,
        },
        data=body,
    ).prepare()
    # The address as it is, where requests would write some characters in another way.
    request.url = url
    with requests.Session() as session:
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
