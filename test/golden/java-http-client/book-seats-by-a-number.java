// Book seats
// Install: apt install openjdk-17-jdk-headless   (java.net.http of Java 17 or newer)
// Build:   javac -encoding UTF-8 -Xlint:all -Werror Main.java
// Run:     EVENT_ID=... SEATS=... IS_FREE=... NOTE=... java Main

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

public class Main {
    public static void main(String[] args) {
        // The base URL, with its scheme.
        var baseUrl = "https://tickets.example";
        var eventId = System.getenv().getOrDefault("EVENT_ID", "");
        if (eventId.isEmpty()) {
            System.err.println("Set EVENT_ID to the value of eventId.");
            System.exit(2);
        }
        var seats = System.getenv().getOrDefault("SEATS", "");
        if (seats.isEmpty()) {
            System.err.println("Set SEATS to the value of seats.");
            System.exit(2);
        }
        var isFree = System.getenv().getOrDefault("IS_FREE", "");
        if (isFree.isEmpty()) {
            System.err.println("Set IS_FREE to the value of isFree.");
            System.exit(2);
        }
        var note = System.getenv().getOrDefault("NOTE", "");
        if (note.isEmpty()) {
            System.err.println("Set NOTE to the value of note.");
            System.exit(2);
        }
        var connectTimeout = Duration.ofSeconds(10);
        var timeout = Duration.ofSeconds(60);

        // One attempt: HttpClient would connect and send again in some cases.
        System.setProperty("jdk.httpclient.disableRetryConnect", "true");
        System.setProperty("jdk.httpclient.redirects.retrylimit", "1");
        try {
            var body = BodyPublishers.ofString("""
                {"event": %s, "seats": [%s], "free": %s,
                 "note": "%s", "title": "\\"%s\\" \\\\"}""".formatted(eventId, seats, isFree, jsonEscape(note), jsonEscape(note)));
            var address = baseUrl + "/bookings";
            var request = HttpRequest.newBuilder(URI.create(address))
                    .method("POST", body)
                    .header("Content-Type", "application/json")
                    .build();
            var client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(connectTimeout)
                    .build();
            // The timeout of a request would end with the head of its answer.
            var response = client.sendAsync(request, BodyHandlers.ofByteArray())
                    .orTimeout(timeout.toSeconds(), TimeUnit.SECONDS)
                    .join();
            var answer = response.body();

            var status = response.statusCode();
            var succeeded = status == 201;
            var output = succeeded ? System.out : System.err;
            output.print("Response Status Code = " + status + "\n");
            if (!succeeded) {
                output.print("Response Header:\n");
                response.headers().map().forEach((name, values) -> {
                    for (var value : values) {
                        var line = name + ": " + value + "\n";
                        output.writeBytes(line.getBytes(StandardCharsets.ISO_8859_1));
                    }
                });
                output.print("Response Body:\n");
            }
            output.writeBytes(answer);
            if (answer.length > 0 && answer[answer.length - 1] != '\n') {
                output.print("\n");
            }
            output.print(succeeded ? "Success.\n" : "Failed.\n");
            System.exit(succeeded ? 0 : 1);
        } catch (RuntimeException error) {
            System.err.print(reason(error) + "\nFailed.\n");
            System.exit(1);
        }
    }

    // The inside of a JSON string (RFC 8259, section 7).
    static String jsonEscape(String text) {
        var escaped = new StringBuilder();
        for (var character : text.toCharArray()) {
            var at = "\"\\\b\f\n\r\t".indexOf(character);
            if (at >= 0) {
                escaped.append('\\').append("\"\\bfnrt".charAt(at));
            } else if (character < ' ') {
                escaped.append(String.format("\\u%04x", (int) character));
            } else {
                escaped.append(character);
            }
        }
        return escaped.toString();
    }

    // The innermost message on one line: those around it repeat it, or say less.
    static String reason(Throwable error) {
        var reason = error.toString();
        for (var cause = error; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null) {
                reason = cause.getMessage();
            }
        }
        return reason.strip().replaceAll("\\s+", " ");
    }
}
