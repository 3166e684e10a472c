package dev.gonogo.dsl

import spock.lang.Shared
import spock.lang.Specification

/** The vocabulary is complete, and no word of it means something to Groovy. */
class VocabularySpec extends Specification {

    /** What Groovy and its objects can do: a word of such a name would be carried out by something else (DESIGN §4). */
    private static final Set<String> VERBS = ['run', 'notify', 'wait', 'sleep', 'print', 'use', 'with', 'find', 'any', 'each', 'call', 'split', 'dump']

    @Shared
    Vocabulary vocabulary = Vocabulary.read()

    def 'each word has a description in one line without a full stop'() {
        expect:
        vocabulary.entries().every {
            it.description() && it.description() == it.description().trim() &&
                    !it.description().endsWith('.') && !it.description().contains('\n') &&
                    (Character.isLowerCase(it.description().charAt(0)) || it.description().startsWith('SQL'))
        }
    }

    def 'all forms of a word say the same'() {
        expect:
        blocks().every { block ->
            words(block).groupBy { it.name }.values().every { forms -> forms*.getAnnotation(Word)*.value().toSet().size() == 1 }
        }
    }

    def 'no word is a verb of Groovy, of its scripts or of its objects'() {
        given:
        def taken = VERBS + (Object.methods + Script.methods)*.name

        expect:
        vocabulary.entries()*.word().toSet().intersect(taken).empty
    }

    def 'no word begins with `get`, `set` or `is`, which Groovy reads as a property'() {
        expect:
        vocabulary.entries()*.word().every { !(it ==~ /(get|set|is)[A-Z].*/) }
    }

    def 'every block of the language is found, but for those that others extend'() {
        given:
        def found = vocabulary.entries()*.block().toSet()

        expect:
        blocks().findAll { !java.lang.reflect.Modifier.isAbstract(it.modifiers) || it.simpleName == 'RunbookFile' }
                .every { vocabulary.blockName(it.name).present }
        found.containsAll(['file', 'runbook', 'target', 'window', 'migrations', 'phase', 'task', 'check', 'sql', 'gate', 'rollback', 'decision'])
    }

    def 'what is written in `expect` are no words'() {
        expect:
        vocabulary.wordsOf('expect').empty
        vocabulary.entries().find { it.word() == 'expect' && it.block() == 'check' }.forms() == ['expect { … }']
    }

    def 'a word is told with the ways to write it'() {
        expect:
        vocabulary.entries().find { it.block() == block && it.word() == word }.forms() == forms

        where:
        block     | word          | forms
        'file'    | 'runbook'     | ['runbook(text) { … }']
        'task'    | 'estimate'    | ['estimate duration']
        'task'    | 'after'       | ['after text…']
        'task'    | 'migrateBack' | ['migrateBack to: text']
        'task'    | 'rehearse'    | ['rehearse()', 'rehearse { … }', 'rehearse text', 'rehearse(text) { … }']
        'target'  | 'embedded'    | ['embedded()']
        'target'  | 'url'         | ['url secret', 'url text']
        'runbook' | 'contact'     | ['contact text, text, text']
        'window'  | 'on'          | ['on weekday…']
    }

    def 'the block in which words can be said together is the most general one: #words'() {
        expect:
        vocabulary.blockOfAll(words as Set).map { it.simpleName }.orElse('none, or several') == block

        where:
        words                    || block
        ['manual']               || 'StepsBlock'
        ['manual', 'priority']   || 'TaskBlock'
        ['manual', 'estimate']   || 'none, or several'
        ['instructions']         || 'StepBlock'
        ['query', 'expect']      || 'CheckBlock'
        ['task', 'gate']         || 'PhaseBlock'
        ['task', 'manual']       || 'none, or several'
        ['role']                 || 'none, or several'
        ['nothing']              || 'none, or several'
    }

    private static List<Class<?>> blocks() {
        new File('dsl').listFiles()*.name.findAll { it.endsWith('Block.groovy') || it == 'RunbookFile.groovy' }
                .collect { Class.forName('dev.gonogo.dsl.' + (it - '.groovy')) }
                .findAll { it.simpleName != 'Block' && words(it) }
    }

    private static List<java.lang.reflect.Method> words(Class<?> block) {
        block.methods.findAll { it.isAnnotationPresent(Word) }
    }
}
