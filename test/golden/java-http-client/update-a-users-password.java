// Zoom users: Update a user's password
// Install: apt install openjdk-17-jdk-headless   (java.net.http of Java 17 or newer)
// Build:   javac -encoding UTF-8 -Xlint:all -Werror Main.java
// Run:     PASSWORD=... ACCESS_TOKEN=... java Main

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

public class Main {
    public static void main(String[] args) {
        // The base URL, with its scheme.
        var baseUrl = "https://api.zoom.us/v2";
        // Id or e-mail address of the user.
        var userId = "ada@example.com";
        // The new password, shorter than 32 characters.
        var password = System.getenv().getOrDefault("PASSWORD", "Correct horse 42 staple");
        var accessToken = System.getenv().getOrDefault("ACCESS_TOKEN", "");
        if (accessToken.isEmpty()) {
            System.err.println("Set ACCESS_TOKEN to the OAuth access token.");
            System.exit(2);
        }
        var connectTimeout = Duration.ofSeconds(10);
        var timeout = Duration.ofSeconds(60);

        // One attempt: HttpClient would connect and send again in some cases.
        System.setProperty("jdk.httpclient.disableRetryConnect", "true");
        System.setProperty("jdk.httpclient.redirects.retrylimit", "1");
        try {
            var boundary = UUID.randomUUID().toString();
            var body = BodyPublishers.concat(
                    part(boundary, "password", BodyPublishers.ofString(password)),
                    BodyPublishers.ofString("--" + boundary + "--\r\n"));
            var address = baseUrl + "/users/" + percentEncode(userId) + "/password";
            var request = HttpRequest.newBuilder(URI.create(address))
                    .method("PUT", body)
                    .header("Authorization", "Bearer " + accessToken)
                    .header("Content-Type", "multipart/form-data; boundary=" + boundary)
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
            var succeeded = status == 204;
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

    static String percentEncode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
    }

    static BodyPublisher part(
            String boundary, String name, BodyPublisher content) {
        var head = "--" + boundary + "\r\n";
        head += "Content-Disposition: form-data; name=\"" + escape(name) + "\"";
        return BodyPublishers.concat(
                BodyPublishers.ofString(head + "\r\n\r\n"),
                content,
                BodyPublishers.ofString("\r\n"));
    }

    // A name as browsers write it.
    static String escape(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
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
