# Book seats
# Install: apt install python3-requests   (requests 2.28 or newer)
# Run:     EVENT_ID=... SEATS=... IS_FREE=... NOTE=... python3 main.py

import json
import os
import sys
import threading

import requests

# The base URL, with its scheme.
base_url = "https://tickets.example"
event_id = os.environ.get("EVENT_ID")
if not event_id:
    print("Set EVENT_ID to the value of eventId.", file=sys.stderr)
    sys.exit(2)
seats = os.environ.get("SEATS")
if not seats:
    print("Set SEATS to the value of seats.", file=sys.stderr)
    sys.exit(2)
is_free = os.environ.get("IS_FREE")
if not is_free:
    print("Set IS_FREE to the value of isFree.", file=sys.stderr)
    sys.exit(2)
note = os.environ.get("NOTE")
if not note:
    print("Set NOTE to the value of note.", file=sys.stderr)
    sys.exit(2)

connect_timeout_seconds = 10
timeout_seconds = 60


def json_escape(text):
    return json.dumps(text, ensure_ascii=False)[1:-1]


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
    url = f"{base_url}/bookings"
    request = requests.Request(
        "POST",
        url,
        headers={
            "Content-Type": "application/json",
        },
        data=f"""{{"event": {event_id}, "seats": [{seats}], "free": {is_free},
 "note": "{json_escape(note)}", "title": "\\"{json_escape(note)}\\" \\\\"}}""".encode(),
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

if response.status_code == 201:
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
