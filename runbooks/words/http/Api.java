import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A small API on this machine: `java Api.java start`, and `stop`. */
class Api {

    private static final int PORT = 18741;
    private static volatile boolean audit;

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "start" -> start();
            case "serve" -> serve();
            case "stop" -> ask("/stop");
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void start() throws Exception {
        new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "Api.java", "serve")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        for (int attempt = 0; attempt < 200; attempt++) {
            try {
                ask("/health");
                return;
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("the server does not come up");
    }

    private static void ask(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + path))
                .timeout(Duration.ofSeconds(2))
                .build();
        HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
    }

    private static void serve() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), 0);
        server.createContext("/health", exchange -> answer(exchange, 200, "{\"status\": \"up\", \"audit\": " + audit + "}"));
        server.createContext("/api/users", exchange -> answer(exchange, 200, "{\"total\": 5, \"items\": [{\"name\": \"ana\"}, {\"name\": \"bo\"}]}"));
        server.createContext("/admin/audit", exchange -> {
            audit = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).contains("true");
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.createContext("/stop", exchange -> {
            answer(exchange, 200, "{}");
            server.stop(0);
        });
        server.start();
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
