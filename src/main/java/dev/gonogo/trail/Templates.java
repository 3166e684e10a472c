package dev.gonogo.trail;

import dev.gonogo.plan.Json;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;

/** The templates, which see the fields of a record as its JSON has them, and can call nothing. */
final class Templates {

    private Templates() {}

    static String rendered(Object value, String template) {
        try {
            var out = new StringWriter();
            configuration().getTemplate(template).process(Json.read(Json.line(value), Map.class), out);
            return out.toString();
        } catch (IOException | TemplateException broken) {
            throw new IllegalStateException(
                    "template " + template + " cannot be rendered: " + broken.getMessage(), broken);
        }
    }

    private static Configuration configuration() {
        var configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassLoaderForTemplateLoading(Templates.class.getClassLoader(), "templates");
        configuration.setDefaultEncoding("UTF-8");
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setAPIBuiltinEnabled(false);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setNumberFormat("computer");
        return configuration;
    }
}
