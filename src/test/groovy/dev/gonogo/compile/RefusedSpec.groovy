package dev.gonogo.compile

import dev.gonogo.model.RunbookProblems

/** Code that would do something is refused wherever it stands, and none of it is carried out. `problems/refused.txt` has the messages. */
class RefusedSpec extends CompileSpecification {

    private static final String MARK = 'gonogo.was-carried-out'
    private static final String DEED = "System.setProperty('$MARK', 'yes')"

    def cleanup() {
        System.clearProperty(MARK)
    }

    def 'a deed #where is refused and not done'() {
        when:
        compile(text)

        then:
        def refused = thrown(RunbookProblems)
        refused.problems().every { it.at().line() > 0 && it.sourceLine() }
        System.getProperty(MARK) == null

        where:
        where                                   | text
        'at the top'                            | "${DEED}\nrunbook('r') { }"
        'in a block at the top'                 | "{ -> ${DEED} }()\nrunbook('r') { }"
        'in a block'                            | "runbook('r') { ${DEED} }"
        'in a task'                             | inTask(DEED)
        'as a value'                            | inTask("manual(${DEED}) { }")
        'in a text'                             | inTask("manual(\"\${${DEED}}\") { }")
        'in a text that is made later'          | inTask("manual(\"\${-> ${DEED}}\") { }")
        'in a list'                             | inTask("def all = [${DEED}]")
        'in a map'                              | inTask("def all = [a: ${DEED}]")
        'as the key of a map'                   | inTask("def all = [(${DEED}): 1]")
        'in a condition'                        | inTask("if (${DEED}) { }")
        'in a loop'                             | inTask("for (a in [${DEED}]) { }")
        'in the head of a loop'                 | inTask("for (def a = ${DEED}; false; a = ${DEED}) { }")
        'in a while'                            | inTask("while (${DEED} == 'x') { }")
        'in a choice'                           | inTask("def a = true ? ${DEED} : 1")
        'in an elvis'                           | inTask("def a = null ?: ${DEED}")
        'in a switch'                           | inTask("switch (${DEED}) { case ${DEED}: break }")
        'in a range'                            | inTask("def a = 1..(${DEED}.length())")
        'in an index'                           | inTask("def a = [1][${DEED}.length()]")
        'in an assertion of the author'         | inTask("assert ${DEED}")
        'in the message of an assertion'        | inTask("assert false : ${DEED}")
        'in a closure that is called'           | inTask("def a = { ${DEED} }\na()")
        'in a closure that is never called'     | inTask("def a = { ${DEED} }")
        'in the default value of a closure'     | inTask("def a = { b = ${DEED} -> b }\na()")
        'in a closure of each'                  | inTask("[1].each { ${DEED} }")
        'in a cast'                             | inTask("def a = ${DEED} as String")
        'in a named value'                      | inTask("migrateBack to: ${DEED}")
        'in a spread'                           | inTask("after(*[${DEED}])")
        'in a multiple assignment'              | inTask("def (a, b) = [${DEED}, 1]")
        'in an assertion'                       | inExpect("rows.empty || ${DEED}")
        'in a name of an assertion'             | inExpect("def a = ${DEED}\nrows.size() == a.length()")
        'in a closure of an assertion'          | inExpect("rows.every { ${DEED} }")
        'in a helper'                           | "def f() { ${DEED} }\nf()\nrunbook('r') { }"
        'in a helper that is never called'      | "def f() { ${DEED} }\nrunbook('r') { }"
        'in a helper that says words'           | "void f() { title ${DEED} }\nrunbook('r') { f() }"
        'in the default value of a helper'      | "def f(String a = ${DEED}) { a }\nf()\nrunbook('r') { }"
        'in a static helper'                    | "static f() { ${DEED} }\nf()\nrunbook('r') { }"
        'in run'                                | "def run() { ${DEED} }"
        'in main'                               | "static void main(String[] args) { ${DEED} }"
        'in a method that Groovy calls'         | "def propertyMissing(String name) { ${DEED} }\nrunbook('r') { title \"\$x\" }"
        'in a class'                            | "class A { static a = ${DEED} }\nrunbook('r') { }"
        'in the start of a class'               | "class A { static { ${DEED} } }\nnew A()\nrunbook('r') { }"
        'in an enum'                            | "enum A { B; A() { ${DEED} } }\nrunbook('r') { }"
        'in a trait'                            | "trait A { def a = ${DEED} }\nrunbook('r') { }"
        'in the default of an annotation'       | "@interface A { Class a() default { ${DEED} } }\nrunbook('r') { }"
        'while compiling, on a helper'          | "@groovy.transform.ASTTest(value = { ${DEED} })\ndef f() { }\nrunbook('r') { }"
        'while compiling, on a name'            | inTask("@groovy.transform.ASTTest(value = { ${DEED} })\ndef a = 1")
        'while compiling, on a value of a block' | inTask("def a = { @groovy.transform.ASTTest(value = { ${DEED} }) b -> b }")
        'while compiling, on an import'         | "@groovy.transform.ASTTest(value = { ${DEED} })\nimport java.util.List\nrunbook('r') { }"
        'while compiling, on a package'         | "@groovy.transform.ASTTest(value = { ${DEED} })\npackage a\nrunbook('r') { }"
        'without type checking'                 | "@groovy.transform.CompileDynamic\ndef f() { ${DEED} }\nf()\nrunbook('r') { }"
        'behind an unchecked helper'            | "@groovy.transform.TypeChecked(groovy.transform.TypeCheckingMode.SKIP)\ndef f() { ${DEED} }\nf()\nrunbook('r') { }"
        'by a static import'                    | "import static java.lang.System.setProperty\nsetProperty('$MARK', 'yes')\nrunbook('r') { }"
        'by an alias'                           | "import java.lang.System as Sys\nSys.setProperty('$MARK', 'yes')\nrunbook('r') { }"
        'by a method pointer'                   | inTask("def f = System.&setProperty\nf('$MARK', 'yes')")
        'by a method reference'                 | inTask("def f = System::setProperty\nf('$MARK', 'yes')")
        'by a computed name'                    | inTask("def f = 'setProperty'\nSystem.\"\$f\"('$MARK', 'yes')")
        'by a shell'                            | inTask("new GroovyShell().evaluate(\"\"\"${DEED}\"\"\")")
        'by evaluate'                           | "evaluate(\"\"\"${DEED}\"\"\")\nrunbook('r') { }"
        'by Eval'                               | inTask("Eval.me(\"\"\"${DEED}\"\"\")")
        'by a property with its package'        | inTask("java.lang.System.properties.put('$MARK', 'yes')")
        'by a property'                         | inTask("System.properties['$MARK'] = 'yes'")
        'by use'                                | inTask("use(System) { ${DEED} }")
        'by with'                               | inTask("System.with { setProperty('$MARK', 'yes') }")
        'by a meta class'                       | inTask("String.metaClass.constructor = { ${DEED} }")
        'by a delegate'                         | inTask("def a = { setProperty('$MARK', 'yes') }\na.delegate = System\na()")
        'by a type that is constructed'         | inTask("PropertiesSetter a = ['$MARK']")
        'by a thread'                           | inTask("Thread.start { ${DEED} }")
        'by a coercion'                         | inTask("def a = [run: { ${DEED} }] as Runnable\na.run()")
    }

    def 'a declared type does not construct anything'() {
        given:
        def file = folder.resolve('marker')

        when:
        compile(inTask("FileOutputStream out = ['$file']"))

        then:
        thrown(RunbookProblems)
        !file.toFile().exists()
    }
}
