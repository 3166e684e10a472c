package dev.gonogo.sql.lint;

import dev.gonogo.sql.parse.Action;
import dev.gonogo.sql.parse.Mention;
import java.util.List;
import java.util.regex.Pattern;

/** What should not be in a file, and what ties it to one place. */
final class SecretTopic implements Topic {

    private static final Rule PASSWORD = Rule.error(
                    "password-in-file",
                    "the password of `{role}` is in the file, and so in every copy of it and in the server's log")
            .safely("ALTER ROLE {role} PASSWORD NULL; -- and set it with psql's \\password");
    private static final Rule URL = Rule.error("secret-in-file", "a string holds an address with its password");
    private static final Rule DATABASE = Rule.warning(
                    "database-named",
                    "database `{database}` is named: on any other one the file fails, or changes the wrong one")
            .safely("DO $$ BEGIN EXECUTE format('… DATABASE %I …', current_database()); END $$;");
    private static final Rule OWNER = Rule.warning(
            "change-owner",
            "{kind} `{name}` gets another owner, to whom row level security does not apply and who may drop it");
    private static final Rule PUBLIC =
            Rule.warning("grant-to-public", "rights are granted to PUBLIC, everybody who can connect");

    private static final Pattern ADDRESS =
            Pattern.compile("\\w+://[^\\s:/@]+:[^\\s:/@]+@|\\bpassword\\s*=\\s*[^\\s'$%<{]", Pattern.CASE_INSENSITIVE);

    @Override
    public List<Rule> rules() {
        return List.of(PASSWORD, URL, DATABASE, OWNER, PUBLIC);
    }

    @Override
    public void look(Action action, Scene scene, Findings findings) {
        if (action instanceof Action.Password password) {
            findings.add(PASSWORD, password.at(), "role", password.role());
        } else if (action instanceof Action.NamedDatabase named) {
            findings.add(DATABASE, named.at(), "database", named.database());
        } else if (action instanceof Action.ChangeOwner change) {
            findings.add(
                    OWNER,
                    change.at(),
                    "kind",
                    change.kind().toLowerCase(java.util.Locale.ROOT),
                    "name",
                    change.name());
        } else if (action instanceof Action.Grant grant
                && !grant.revokes()
                && grant.text().matches("(?is).*\\bto\\s+public\\b.*")) {
            findings.add(PUBLIC, grant.at());
        }
    }

    @Override
    public void look(ReadStatement statement, Scene scene, Findings findings) {
        for (Mention literal : statement.parsed().literals()) {
            if (ADDRESS.matcher(literal.text()).find()) {
                findings.add(URL, literal.at());
            }
        }
    }
}
