package dev.gonogo.run;

import dev.gonogo.model.Channel;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;

/** One e-mail over SMTP. It is encrypted, or not sent, unless the channel says that it may be plain. */
final class Mail {

    private static final int SUBMISSION = 587;
    private static final int SUBMISSIONS = 465;

    private final Channel.Email channel;
    private final Optional<String> password;
    private final Duration timeout;

    Mail(Channel.Email channel, Optional<String> password, Duration timeout) {
        this.channel = channel;
        this.password = password;
        this.timeout = timeout;
    }

    /** @throws NotDelivered when the server does not take it */
    void send(String subject, String text, Instant now) {
        try {
            var message = new MimeMessage(session());
            message.setFrom(new InternetAddress(channel.from()));
            for (String to : channel.to()) {
                message.addRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(to));
            }
            message.setSubject(subject, "UTF-8");
            message.setText(text, "UTF-8");
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setSentDate(Date.from(now));
            Transport.send(message);
        } catch (MessagingException refused) {
            throw new NotDelivered(told(refused));
        }
    }

    private static String told(MessagingException refused) {
        var next = refused.getNextException();
        var because = next == null || String.valueOf(refused.getMessage()).contains(String.valueOf(next.getMessage()))
                ? ""
                : "; " + next.getMessage();
        return String.valueOf(refused.getMessage()).strip().replaceAll("\\s+", " ") + because;
    }

    private Session session() {
        var server = URI.create(channel.server());
        boolean encrypted = server.getScheme().equals("smtps");
        int port = server.getPort() > 0 ? server.getPort() : encrypted ? SUBMISSIONS : SUBMISSION;
        var settings = new Properties();
        settings.setProperty("mail.transport.protocol", "smtp");
        settings.setProperty("mail.smtp.host", server.getHost());
        // no name of this machine is looked up, which takes its time where there is none
        settings.setProperty("mail.smtp.localhost", "localhost");
        settings.setProperty("mail.from", channel.from());
        settings.setProperty("mail.smtp.port", Integer.toString(port));
        settings.setProperty("mail.smtp.ssl.enable", Boolean.toString(encrypted));
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        settings.setProperty("mail.smtp.starttls.enable", Boolean.toString(!channel.plain()));
        settings.setProperty("mail.smtp.starttls.required", Boolean.toString(!channel.plain() && !encrypted));
        settings.setProperty("mail.smtp.auth", Boolean.toString(channel.user().isPresent()));
        for (String wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            settings.setProperty("mail.smtp." + wait, Long.toString(timeout.toMillis()));
        }
        return Session.getInstance(settings, channel.user().map(this::login).orElse(null));
    }

    private Authenticator login(String user) {
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(user, password.orElse(""));
            }
        };
    }
}
