package dev.gonogo.compile

class ScratchSpec extends CompileSpecification {
    def 'scratch'() {
        expect:
        [
          inTask("chekc('x') { }"),
          inTask("check('x') { estimate 3.minutes }"),
          inTask("estimate 3"),
          inTask("priority CRITCAL"),
          inTask("check('x') { query 'select 1'; expect { scalar >= 1; rows.size() == 1; row.a == 3 && elapsed < 3.ms; rows.every { it.a == 1 } } }"),
          inTask("check('x') { query 'select 1'; expect { scalar = 1 } }"),
          inTask("check('x') { query 'select 1'; expect { holds(0, true) } }"),
          inTask("migrateBack too: '002'"),
          inTask("System.exit(7)"),
          inTask("'rm'.execute()"),
          inTask("new File('x')"),
          inTask("manual('x') { instructions \"\${1+1}\" }; def l = ['a','b']; l.each { n -> manual(\"step \$n\") { } }; for (i in 1..3) { manual(\"n \$i\") { } }"),
          "import java.io.File\n@groovy.transform.ASTTest(value={ System.exit(3) })\nclass X {}\nrunbook('r') { }",
          "runbook('r') {\n  phase('P') {\n    task('T','x') {\n    manual('y') { }\n  }\n}\n",
          "runbook('r') {\n  phase('P') ) \n}\n",
          "def name(String s) { \"x \$s\" }\n" + inTask("manual(name('q')) { }"),
          "while (true) { def x = 1 }",
          "source.folder()\nprintln 'x'",
          "runbook('r') { phase('P') { task('T') { } } }",
          "runbook('r') { title 3; phase 'x' }",
          inTask("manual('x') { instructions foo.bar }; manual('x'.class) { }; manual('y') { delegate.foo() }"),
          "",
        ].each { println '-----\n' + it.take(0) + problems(it) }
        true
    }
}
