// Tag a page
// Install: apt install openjdk-17-jdk-headless   (java.net.http of Java 17 or newer)
// Build:   javac -encoding UTF-8 -Xlint:all -Werror Main.java
// Run:     java Main

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
        var baseUrl = "https://pages.example";
        var connectTimeout = Duration.ofSeconds(10);
        var timeout = Duration.ofSeconds(60);

        // One attempt: HttpClient would connect and send again in some cases.
        System.setProperty("jdk.httpclient.disableRetryConnect", "true");
        System.setProperty("jdk.httpclient.redirects.retrylimit", "1");
        try {
            var address = baseUrl + "/pages/7";
            var request = HttpRequest.newBuilder(URI.create(address))
                    .method("GET", BodyPublishers.noBody())
                    .header("X-Tag", "first")
                    .header("X-Other", "between")
                    .header("X-Tag", "second, with a comma")
                    .header("x-tag", "first")
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
        } catch (RuntimeException error) {
            System.err.print(reason(error) + "\nFailed.\n");
            System.exit(1);
        }
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
