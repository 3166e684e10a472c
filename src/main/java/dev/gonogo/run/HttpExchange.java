package dev.gonogo.run;

import dev.gonogo.model.Durations;
import dev.gonogo.model.HttpCall;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Sends one request and reads its answer, within a time. Certificates are verified, redirections are not followed. */
final class HttpExchange {

    private static final int LONGEST_BODY = 10_000_000;

    private final Run run;
    private final HttpCall call;
    private final Duration timeout;

    HttpExchange(Run run, HttpCall call, Duration timeout) {
        this.run = run;
        this.call = call;
        this.timeout = timeout;
    }

    /** @throws NoAnswer when there is none in time @throws SecretMissing */
    HttpAnswer send() {
        var request = request();
        var client = client();
        var exchange = new FutureTask<>(() -> answered(client, request));
        var registration = run.interruption().onCancel(() -> exchange.cancel(true));
        try {
            var thread = new Thread(exchange, "http");
            thread.setDaemon(true);
            thread.start();
            return exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            exchange.cancel(true);
            throw new NoAnswer("no answer within " + Durations.text(timeout), true);
        } catch (CancellationException cancelled) {
            throw new NoAnswer("it was interrupted", true);
        } catch (InterruptedException stopped) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new NoAnswer("it was interrupted", true);
        } catch (ExecutionException failed) {
            throw told(failed.getCause());
        } finally {
            registration.close();
        }
    }

    private static HttpAnswer answered(HttpClient client, HttpRequest request)
            throws IOException, InterruptedException {
        var response = client.send(request, BodyHandlers.ofInputStream());
        try (var body = response.body()) {
            var read = body.readNBytes(LONGEST_BODY);
            return HttpAnswer.of(response, read, read.length < LONGEST_BODY);
        }
    }

    private NoAnswer told(Throwable cause) {
        if (cause instanceof ConnectException) {
            boolean unknown = cause.getCause() != null && isUnresolved(cause);
            return new NoAnswer(
                    unknown
                            ? "nobody knows the host `%s`".formatted(uri().getHost())
                            : "nobody listens at %s:%d".formatted(uri().getHost(), port()),
                    false);
        }
        if (cause instanceof SSLException) {
            return new NoAnswer("the connection is not trusted: " + cause.getMessage(), false);
        }
        return new NoAnswer("the connection broke off: " + cause, true);
    }

    private static boolean isUnresolved(Throwable cause) {
        return cause != null && (cause instanceof UnresolvedAddressException || isUnresolved(cause.getCause()));
    }

    private int port() {
        return uri().getPort() > 0 ? uri().getPort() : uri().getScheme().equals("https") ? 443 : 80;
    }

    private URI uri() {
        var address = call.address();
        return URI.create(address.url()
                .orElseGet(() -> run.secret(address.secret().orElseThrow()))
                .strip());
    }

    private HttpRequest request() {
        try {
            var body = call.body().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody);
            var request = HttpRequest.newBuilder(uri()).method(call.method(), body);
            call.headers()
                    .forEach(header -> request.header(
                            header.name(),
                            header.text() + header.secret().map(run::secret).orElse("")));
            return request.build();
        } catch (IllegalArgumentException malformed) {
            throw new NoAnswer(
                    "it cannot be sent: the address or a header is not as it must be (%s)"
                            .formatted(
                                    call.address().url().isPresent() ? malformed.getMessage() : "its value is secret"),
                    false);
        }
    }

    private HttpClient client() {
        var client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(uri().getScheme().equals("https") ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1);
        call.trust().map(file -> run.runbook().folder().resolve(file.path())).ifPresent(file -> trust(client, file));
        return client.build();
    }

    private static void trust(HttpClient.Builder client, Path file) {
        try {
            client.sslContext(TrustedCertificates.with(file));
        } catch (IOException | GeneralSecurityException unusable) {
            throw new NoAnswer("`%s` holds no usable certificate: %s".formatted(file.getFileName(), unusable), false);
        }
    }
}
