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

/** A small API on this machine, so that the runbook has one to ask: `java Api.java start PORT`, and `stop PORT`. */
class Api {

    private static volatile boolean maintenance;

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[1]);
        switch (arguments[0]) {
            case "start" -> start(port);
            case "serve" -> serve(port);
            case "stop" -> ask(port, "POST", "/stop");
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void start(int port) throws Exception {
        new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        source(),
                        "serve",
                        "" + port)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        for (int attempt = 0; attempt < 200; attempt++) {
            try {
                ask(port, "GET", "/health");
                return;
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        System.err.println("the server does not come up");
        System.exit(1);
    }

    /** This file, from the folder that the runbook's programs are started in. */
    private static String source() {
        return "api/Api.java";
    }

    private static void ask(int port, String method, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(2))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
    }

    private static void serve(int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/health", exchange -> answer(exchange, 200, "{\"status\": \"up\", \"maintenance\": " + maintenance + "}"));
        server.createContext("/api/users", exchange -> answer(exchange, 200, "{\"total\": 5, \"items\": [{\"name\": \"ana\"}, {\"name\": \"bo\"}]}"));
        server.createContext("/admin/maintenance", exchange -> {
            maintenance = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).contains("true");
            answer(exchange, 200, "{\"maintenance\": " + maintenance + "}");
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
