package dev.gonogo.run;

import dev.gonogo.plan.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers from an `answers.json`, each given once, in the order of the file. */
public final class ScriptedPrompt implements Prompt {

    private final List<Entry> left;

    private ScriptedPrompt(List<Entry> entries) {
        this.left = new ArrayList<>(entries);
    }

    /** @throws AnswersUnusable when the file is missing, is not JSON, or has an entry without step or answer */
    public static ScriptedPrompt read(Path file) {
        try {
            var script = Json.read(Files.readString(file), Script.class);
            if (script == null || script.answers() == null) {
                throw new AnswersUnusable(file, "it has no list `answers`");
            }
            for (Entry entry : script.answers()) {
                if (entry == null || entry.step() == null || entry.answer() == null) {
                    throw new AnswersUnusable(file, "an entry has no `step` or no `answer`");
                }
            }
            return new ScriptedPrompt(script.answers());
        } catch (IOException unreadable) {
            throw new AnswersUnusable(
                    file, Files.exists(file) ? "it cannot be read: " + unreadable : "there is no such file");
        } catch (tools.jackson.core.JacksonException malformed) {
            throw new AnswersUnusable(
                    file,
                    malformed.getOriginalMessage() + " (line "
                            + malformed.getLocation().getLineNr() + ")");
        }
    }

    /** Steps that have answers left; a run that has ended should leave none. */
    public List<String> steps() {
        return left.stream().map(Entry::step).distinct().toList();
    }

    @Override
    public Optional<Answer> ask(Question question) {
        for (int i = 0; i < left.size(); i++) {
            if (left.get(i).step().equals(question.step())) {
                return Optional.of(left.remove(i).toAnswer());
            }
        }
        return Optional.empty();
    }

    private record Script(List<Entry> answers) {}

    private record Entry(String step, String as, String role, String answer, String note) {
        Answer toAnswer() {
            return new Answer(as == null ? "" : as, role == null ? "" : role, answer, note == null ? "" : note, true);
        }
    }
}
