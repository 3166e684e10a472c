package dev.gonogo.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** The certificates that this machine trusts, and those of a file beside them. */
final class TrustedCertificates {

    private TrustedCertificates() {}

    static SSLContext with(Path file) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        var own = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        own.init((KeyStore) null);
        int number = 0;
        for (var manager : own.getTrustManagers()) {
            for (var issuer : ((X509TrustManager) manager).getAcceptedIssuers()) {
                store.setCertificateEntry("own" + number++, issuer);
            }
        }
        try (var content = Files.newInputStream(file)) {
            for (var added : CertificateFactory.getInstance("X.509").generateCertificates(content)) {
                store.setCertificateEntry("added" + number++, added);
            }
        }
        var both = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        both.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, both.getTrustManagers(), null);
        return context;
    }
}
