package dev.gonogo.trail.render;

import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.utility.DeepUnwrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a template may call. Each takes and gives texts, numbers and lists, and does nothing else. */
final class Functions {

    /** `f`: how values are written. */
    static final Map<String, TemplateMethodModelEx> FORMATS = Map.ofEntries(
            Map.entry("verdict", text(Formats::verdict)),
            Map.entry("state", text(Formats::state)),
            Map.entry("words", text(Formats::words)),
            Map.entry("time", text(Formats::time)),
            Map.entry("brief", text(Formats::brief)),
            Map.entry("clock", text(Formats::clock)),
            Map.entry("duration", text(Formats::duration)),
            Map.entry("level", text(Formats::level)),
            Map.entry("method", text(Formats::method)),
            Map.entry("href", text(Links::href)),
            Map.entry("step", text(Links::step)),
            Map.entry("span", function(said -> Formats.span(number(said, 0).doubleValue()))),
            Map.entry(
                    "measured",
                    function(said -> Formats.measured(number(said, 0).doubleValue()))),
            Map.entry("size", function(said -> Formats.size(number(said, 0).doubleValue()))),
            Map.entry(
                    "grouped", function(said -> Formats.grouped(number(said, 0).longValue()))),
            Map.entry("between", function(said -> Formats.between((String) said.get(0), (String) said.get(1)))),
            Map.entry(
                    "count",
                    function(said ->
                            Formats.count(number(said, 0).longValue(), (String) said.get(1), (String) said.get(2)))));

    /** `m`: how a user's text is written into Markdown. */
    static final Map<String, TemplateMethodModelEx> MARKDOWN = Map.of(
            "text", text(MarkdownText::text),
            "code", text(MarkdownText::code),
            "said", text(MarkdownText::said),
            "file", function(said -> MarkdownText.file((String) said.get(0), (String) said.get(said.size() - 1))));

    private Functions() {}

    private interface Function {
        Object of(List<Object> said);
    }

    private interface Text {
        String of(String said);
    }

    private static TemplateMethodModelEx text(Text text) {
        return function(said -> text.of((String) said.get(0)));
    }

    /** A value of another kind than the function takes is the template's mistake, and is told as one. */
    private static TemplateMethodModelEx function(Function function) {
        return arguments -> {
            try {
                return function.of(unwrapped(arguments));
            } catch (ClassCastException | IndexOutOfBoundsException | NullPointerException wrong) {
                throw new TemplateModelException("a function was given what it cannot take: " + arguments, wrong);
            }
        };
    }

    private static Number number(List<Object> said, int index) {
        return (Number) said.get(index);
    }

    private static List<Object> unwrapped(List<?> arguments) throws TemplateModelException {
        var plain = new ArrayList<Object>();
        for (Object argument : arguments) {
            plain.add(DeepUnwrap.unwrap((TemplateModel) argument));
        }
        return plain;
    }
}
