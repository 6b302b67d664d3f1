// Send hostile files
// Install: apt install openjdk-17-jdk-headless   (java.net.http of Java 17 or newer)
// Build:   javac -encoding UTF-8 -Xlint:all -Werror Main.java
// Run:     java Main

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

public class Main {
    public static void main(String[] args) {
        // The base URL, with its scheme.
        var baseUrl = "https://api.forms.example";
        var connectTimeout = Duration.ofSeconds(10);
        var timeout = Duration.ofSeconds(60);

        // One attempt: HttpClient would connect and send again in some cases.
        System.setProperty("jdk.httpclient.disableRetryConnect", "true");
        System.setProperty("jdk.httpclient.redirects.retrylimit", "1");
        try {
            var boundary = UUID.randomUUID().toString();
            var body = BodyPublishers.concat(
                    part(boundary, "at-sign", "@canary.txt", "text/plain",
                            BodyPublishers.ofFile(Path.of("@canary.txt"))),
                    part(boundary, "options", "a;type=b;filename=c.txt", "text/plain",
                            BodyPublishers.ofFile(Path.of("a;type=b;filename=c.txt"))),
                    part(boundary, "comma", "one,two=three.txt", "text/plain",
                            BodyPublishers.ofFile(Path.of("one,two=three.txt"))),
                    part(boundary, "command", "$(touch canary) `id`.txt", "text/plain",
                            BodyPublishers.ofFile(Path.of("$(touch canary) `id`.txt"))),
                    part(boundary, "dash", "-F.txt", "text/plain",
                            BodyPublishers.ofFile(Path.of("-F.txt"))),
                    part(boundary, "marks", "#{1} @{[1]} %s%n 'x' {a,b} [1-2].txt", "text/plain",
                            BodyPublishers.ofFile(Path.of("#{1} @{[1]} %s%n 'x' {a,b} [1-2].txt"))),
                    part(boundary, "called", "a\"; filename=\"b.sh\r\n;type=x\\é$(touch canary)", "text/x-canary",
                            BodyPublishers.ofFile(Path.of("@canary.txt"))),
                    BodyPublishers.ofString("--" + boundary + "--\r\n"));
            var address = baseUrl + "/files";
            var request = HttpRequest.newBuilder(URI.create(address))
                    .method("POST", body)
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
            var succeeded = status == 200;
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
        } catch (IOException | RuntimeException error) {
            System.err.print(reason(error) + "\nFailed.\n");
            System.exit(1);
        }
    }

    static BodyPublisher part(
            String boundary, String name, String fileName, String type, BodyPublisher content) {
        var head = "--" + boundary + "\r\n";
        head += "Content-Disposition: form-data; name=\"" + escape(name) + "\"";
        if (fileName != null) {
            head += "; filename=\"" + escape(fileName) + "\"";
        }
        if (type != null) {
            head += "\r\nContent-Type: " + type;
        }
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
