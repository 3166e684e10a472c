package dev.gonogo.trail.render;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.FileTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The templates: Gonogo's own, and those of a team, which take the place of ours by their names. They see maps and lists,
 * name no class, and read no file beside them. Thread-safe.
 */
public final class Templates {

    private static final Templates OWN = new Templates(ours());

    private final Configuration configuration;

    private Templates(TemplateLoader loader) {
        this.configuration = configuration(loader);
    }

    public static Templates own() {
        return OWN;
    }

    /** @throws NoTemplates when there is no such folder */
    public static Templates of(Optional<Path> folder) {
        return folder.map(Templates::in).orElse(OWN);
    }

    private static Templates in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new NoTemplates(folder);
        }
        try {
            // refuses what a link or `..` would lead to
            var theirs = new FileTemplateLoader(folder.toFile(), false);
            return new Templates(new MultiTemplateLoader(new TemplateLoader[] {theirs, ours()}));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @throws TemplateBroken when the template cannot be read, or asks for what is not there */
    public String render(String template, Map<String, ?> data) {
        try {
            var out = new StringWriter();
            configuration.getTemplate(template).process(data, out);
            return out.toString();
        } catch (IOException | TemplateException | SecurityException broken) {
            throw broken(template, broken);
        }
    }

    /** Where it really went wrong: a template that cannot be read may be one that another one imports. */
    private static TemplateBroken broken(String template, Throwable broken) {
        for (var cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof ParseException wrong) {
                return new TemplateBroken(
                        wrong.getTemplateName(),
                        wrong.getLineNumber(),
                        wrong.getColumnNumber(),
                        wrong.getEditorMessage(),
                        broken);
            }
        }
        return broken instanceof TemplateException wrong
                ? new TemplateBroken(
                        wrong.getTemplateSourceName(),
                        wrong.getLineNumber(),
                        wrong.getColumnNumber(),
                        wrong.getMessageWithoutStackTop(),
                        wrong)
                : new TemplateBroken(template, 1, 1, broken.getMessage(), broken);
    }

    private static TemplateLoader ours() {
        return new ClassTemplateLoader(Templates.class.getClassLoader(), "templates");
    }

    private static Configuration configuration(TemplateLoader loader) {
        var configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setTemplateLoader(loader);
        configuration.setLocalizedLookup(false);
        configuration.setDefaultEncoding("UTF-8");
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setAPIBuiltinEnabled(false);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setNumberFormat("computer");
        try {
            configuration.setSharedVariable("f", Functions.FORMATS);
            configuration.setSharedVariable("m", Functions.MARKDOWN);
        } catch (TemplateModelException unusable) {
            throw new IllegalStateException(unusable);
        }
        return configuration;
    }
}
