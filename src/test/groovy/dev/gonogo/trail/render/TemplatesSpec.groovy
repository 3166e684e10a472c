package dev.gonogo.trail.render

import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/** What a team's template may do, and what it may not. */
class TemplatesSpec extends Specification {

    @TempDir
    Path folder

    def 'a template of a team takes the place of ours, and may use ours'() {
        given:
        file('note.md.ftl', '<#import "about.md.ftl" as about>\n<@about.box "passed"/> ${m.text(name)} ${f.span(90000)}')
        file('about.md.ftl', '<#macro box state>OURS</#macro>')

        expect:
        render('note.md.ftl', [name: 'a|b']) == 'OURS a&#124;b 1 min 30 s'
    }

    def 'a page escapes what a template prints, without being asked'() {
        given:
        file('note.html.ftlh', '<p>${name}</p>')

        expect:
        render('note.html.ftlh', [name: '<script>']) == '<p>&lt;script&gt;</p>'
    }

    def 'a template cannot reach #what'() {
        given:
        Files.writeString(folder.resolveSibling('secret.txt'), 'SECRET')
        Files.createSymbolicLink(Files.createDirectories(folder.resolve('own')).resolve('link.txt'), folder.resolveSibling('secret.txt'))
        file('own/note.md.ftl', template)

        when:
        def printed = Templates.of(Optional.of(folder.resolve('own'))).render('note.md.ftl', [name: 'x', list: [1], map: [a: 1]])

        then:
        def broken = thrown TemplateBroken
        broken.message =~ /^\S+:1:\d+: the template cannot be rendered: /
        broken.message.contains('\n  hint: ')
        !broken.message.contains('SECRET')
        printed == null

        where:
        what                      | template
        'a program'               | '${"freemarker.template.utility.Execute"?new()("id")}'
        'a class by its name'     | '${"java.lang.Runtime"?new()}'
        'the objects behind'      | '${list?api.getClass()}'
        'the class of a function' | '${f.span.class}'
        'the class of a map'      | '${map.class.name}'
        'a file above'            | '<#include "../secret.txt">'
        'a file above, encoded'   | '<#include "x/../../secret.txt">'
        'a file by its path'      | '<#include "/etc/passwd">'
        'a file behind a link'    | '<#include "link.txt">'
        'a file of the class path' | '<#include "/../dev/gonogo/trail/report.schema.json">'
        'what it makes of text'   | '<@("$" + "{\\"freemarker.template.utility.Execute\\"?new()(\\"id\\")}")?interpret/>'
    }

    def 'what is wrong in a template is told with its place: #template'() {
        given:
        file('note.md.ftl', "fine\n$template")

        when:
        render('note.md.ftl', [name: 'x'])

        then:
        def broken = thrown TemplateBroken
        broken.message.startsWith("note.md.ftl:2:$column: the template cannot be rendered: ")
        broken.message.contains(told)

        where:
        template                 | column | told
        '<#if>'                  | 2      | ''
        '${nobody}'              | 3      | 'nobody'
        '${f.span("long")}'      | 1      | 'a function was given what it cannot take'
        '${f.unknown(1)}'        | 3      | 'f.unknown'
    }

    def 'a folder that is not there is told'() {
        when:
        Templates.of(Optional.of(folder.resolve('none')))

        then:
        def none = thrown NoTemplates
        none.message.contains(folder.resolve('none').toString())
    }

    def 'Markdown becomes a page in which HTML is text: #markdown'() {
        expect:
        MarkdownPage.of("# A & b\n\n$markdown").body().strip() == html
        MarkdownPage.of("# A & b\n\n$markdown").title() == 'A & b'

        where:
        markdown                        | html
        'a<br>b'                        | '<p>a<br />b</p>'
        'a<b onclick="x">b'             | '<p>a&lt;b onclick=&quot;x&quot;&gt;b</p>'
        '[x](javascript:alert(1))'      | '<p><a rel="nofollow" href="">x</a></p>'
        '<script>x</script>'            | '&lt;script&gt;x&lt;/script&gt;'
        '[x](./evidence/a.json)'        | '<p><a rel="nofollow" href="./evidence/a.json">x</a></p>'
    }

    private String render(String template, Map data) {
        Templates.of(Optional.of(folder)).render(template, data)
    }

    private void file(String path, String content) {
        Files.createDirectories(folder.resolve(path).parent)
        Files.writeString(folder.resolve(path), content)
    }
}
