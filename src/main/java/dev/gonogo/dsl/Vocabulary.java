package dev.gonogo.dsl;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.transform.NamedParams;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All words of the language, read off the blocks themselves: the one list behind the checker's hints, `gonogo words` and
 * the reference. Immutable.
 */
public final class Vocabulary {

    private static final String ROOT = "dev.gonogo.dsl.RunbookFile";

    private final Map<Class<?>, String> blocks = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    private Vocabulary() {}

    /**
     * A word as it may be written in one block.
     *
     * @param block the word that opens the block, with the block around it where another one is opened by the same; `file` for the runbook's top
     * @param forms the ways to write it
     */
    public record Entry(String word, String block, String description, List<String> forms) {
        public Entry {
            forms = List.copyOf(forms);
        }
    }

    /** Reads the vocabulary off the class path. */
    public static Vocabulary read() {
        var vocabulary = new Vocabulary();
        try {
            vocabulary.collect(Class.forName(ROOT));
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException("the language's classes are not on the class path", missing);
        }
        return vocabulary;
    }

    /** Every word of every block, blocks in the order in which they open, words by name. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** The blocks in which a word may be written. */
    public List<String> blocksOf(String word) {
        return entries.stream()
                .filter(entry -> entry.word().equals(word))
                .map(Entry::block)
                .distinct()
                .toList();
    }

    public boolean isWord(String name) {
        return entries.stream().anyMatch(entry -> entry.word().equals(name));
    }

    /** The ways to write a word, in whichever block. */
    public List<String> formsOf(String word) {
        return entries.stream()
                .filter(entry -> entry.word().equals(word))
                .flatMap(entry -> entry.forms().stream())
                .distinct()
                .toList();
    }

    /** How the block of this class is called, when it is one of the language's. */
    public Optional<String> blockName(String className) {
        return blocks.entrySet().stream()
                .filter(block -> block.getKey().getName().equals(className))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The most general class of a block in which all of these words can be said, when there is one. */
    public Optional<Class<?>> blockOfAll(Set<String> words) {
        var able = blocks.keySet().stream()
                .flatMap(Vocabulary::withParents)
                .filter(type -> words(type).keySet().containsAll(words))
                .distinct()
                .toList();
        return able.stream()
                .filter(type -> able.stream().allMatch(type::isAssignableFrom))
                .findFirst();
    }

    /** The class that all blocks but the file's top extend. */
    public Class<?> block() {
        return blocks.keySet().stream()
                .flatMap(Vocabulary::withParents)
                .filter(type -> type.getSimpleName().equals("Block"))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Class<?>> withParents(Class<?> block) {
        return Stream.<Class<?>>iterate(
                block, type -> type.getName().startsWith("dev.gonogo.dsl."), Class::getSuperclass);
    }

    public List<String> wordsOf(String block) {
        return entries.stream()
                .filter(entry -> entry.block().equals(block))
                .map(Entry::word)
                .toList();
    }

    private void collect(Class<?> root) {
        var open = new ArrayDeque<Class<?>>(List.of(root));
        blocks.put(root, "file");
        while (!open.isEmpty()) {
            var block = open.poll();
            var methods = words(block);
            methods.values().stream()
                    .flatMap(List::stream)
                    .forEach(method -> opened(method)
                            .filter(inner -> !blocks.containsKey(inner))
                            .ifPresent(inner -> {
                                blocks.put(inner, name(method, blocks.get(block)));
                                open.add(inner);
                            }));
            methods.forEach((word, forms) -> entries.add(entry(blocks.get(block), word, forms)));
        }
    }

    /** Two blocks that the same word opens are told apart by where that is. */
    private String name(Method word, String outer) {
        return blocks.containsValue(word.getName()) ? word.getName() + " of " + outer : word.getName();
    }

    private static Map<String, List<Method>> words(Class<?> block) {
        return Stream.of(block.getMethods())
                .filter(method -> method.isAnnotationPresent(Word.class))
                .sorted(Comparator.comparing(Method::getParameterCount).thenComparing(Method::toString))
                .collect(Collectors.groupingBy(Method::getName, TreeMap::new, Collectors.toList()));
    }

    private static Entry entry(String block, String word, List<Method> methods) {
        var description = methods.get(0).getAnnotation(Word.class).value();
        var forms = methods.stream().map(Vocabulary::form).collect(Collectors.toCollection(LinkedHashSet::new));
        return new Entry(word, block, description, List.copyOf(forms));
    }

    private static Optional<Class<?>> opened(Method method) {
        return Arrays.stream(method.getParameters())
                .map(parameter -> parameter.getAnnotation(DelegatesTo.class))
                .filter(delegate -> delegate != null && delegate.value() != DelegatesTo.Target.class)
                .<Class<?>>map(DelegatesTo::value)
                .findFirst();
    }

    private static String form(Method method) {
        var form = new StringBuilder(method.getName());
        var arguments = Arrays.stream(method.getParameters())
                .filter(parameter -> !Closure.class.isAssignableFrom(parameter.getType()))
                .map(Vocabulary::argument)
                .collect(Collectors.joining(", "));
        var block = Arrays.stream(method.getParameterTypes()).anyMatch(Closure.class::isAssignableFrom);
        if (!arguments.isEmpty()) {
            form.append(block ? "(" + arguments + ")" : " " + arguments);
        } else if (!block) {
            form.append("()");
        }
        return form.append(block ? " { … }" : "").toString();
    }

    private static String argument(Parameter parameter) {
        if (Map.class.isAssignableFrom(parameter.getType())) {
            return named(parameter.getAnnotation(NamedParams.class));
        }
        var type = parameter.isVarArgs() ? parameter.getType().getComponentType() : parameter.getType();
        return TypeNames.shortName(type.getName()) + (parameter.isVarArgs() ? "…" : "");
    }

    private static String named(NamedParams names) {
        return Arrays.stream(names.value())
                .map(name ->
                        name.value() + ": " + TypeNames.shortName(name.type().getName()))
                .collect(Collectors.joining(", "));
    }
}
