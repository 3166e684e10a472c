package dev.gonogo.run;

import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * What a web server answered.
 *
 * @param headers by their names in lower case
 * @param whole whether the body is all that there is: of a very long one only the beginning is read
 * @param certificateUntil how long the server's certificate is valid; empty: the connection was not encrypted
 */
record HttpAnswer(
        int status,
        String version,
        Map<String, List<String>> headers,
        String body,
        boolean whole,
        Optional<Instant> certificateUntil) {

    private static final Pattern CHARSET = Pattern.compile("charset=\"?([\\w.:-]+)");

    static HttpAnswer of(HttpResponse<?> response, byte[] body, boolean whole) {
        var headers = new TreeMap<>(response.headers().map());
        return new HttpAnswer(
                response.statusCode(),
                response.version().name().replaceFirst("_", "/").replace('_', '.'),
                headers,
                new String(body, charset(response.headers().firstValue("content-type"))),
                whole,
                response.sslSession().flatMap(HttpAnswer::certificateUntil));
    }

    Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    boolean isJson() {
        return header("content-type").filter(type -> type.contains("json")).isPresent();
    }

    private static Charset charset(Optional<String> type) {
        return type.map(CHARSET::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(found -> found.group(1))
                .filter(Charset::isSupported)
                .map(Charset::forName)
                .orElse(StandardCharsets.UTF_8);
    }

    private static Optional<Instant> certificateUntil(SSLSession session) {
        try {
            return session.getPeerCertificates()[0] instanceof X509Certificate certificate
                    ? Optional.of(certificate.getNotAfter().toInstant())
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException none) {
            return Optional.empty();
        }
    }
}
