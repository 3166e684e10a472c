package dev.gonogo.run

import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

class ScriptedPromptSpec extends Specification {

    @TempDir
    Path folder

    def 'gives each answer once, to the step that it names, in the order of the file'() {
        given:
        def prompt = prompt('''{"answers": [
            {"step": "a", "as": "ana", "role": "dba", "answer": "no", "note": "n"},
            {"step": "b", "answer": "yes"},
            {"step": "a", "answer": "yes"}]}''')

        expect:
        prompt.steps() == ['a', 'b']
        prompt.ask(question('a')).get() == new Answer('ana', 'dba', 'no', 'n', true)
        prompt.ask(question('a')).get() == new Answer('', '', 'yes', '', true)
        prompt.ask(question('a')).empty
        prompt.ask(question('c')).empty
        prompt.steps() == ['b']
    }

    def 'what cannot be used is refused with its reason: #content'() {
        when:
        prompt(content)

        then:
        def unusable = thrown AnswersUnusable
        unusable.message.startsWith("`${folder.resolve('answers.json')}` cannot be used for answers: ")
        unusable.message.contains(why)
        unusable.message.contains('hint: it looks like {"answers":[')

        where:
        content                                  || why
        'yes'                                    || '(line 1)'
        '{"answers": ['                          || '(line 1)'
        '{}'                                     || 'it has no list `answers`'
        '[]'                                     || '(line 1)'
        '{"anwsers": []}'                        || 'it has no list `answers`'
        'null'                                   || 'it has no list `answers`'
        '{"answers": [{"step": "a"}]}'           || 'an entry has no `step` or no `answer`'
        '{"answers": [{"answer": "yes"}]}'       || 'an entry has no `step` or no `answer`'
        '{"answers": [null]}'                    || 'an entry has no `step` or no `answer`'
    }

    def 'a file that is not there is no answer to anything'() {
        when:
        ScriptedPrompt.read(folder.resolve('none.json'))

        then:
        def unusable = thrown AnswersUnusable
        unusable.message.contains('there is no such file')
    }

    private ScriptedPrompt prompt(String content) {
        def file = folder.resolve('answers.json')
        Files.writeString(file, content)
        ScriptedPrompt.read(file)
    }

    private static Question question(String step) {
        new Question(step, 'text', '', [], [])
    }
}
