import groovy.transform.stc.POJO
import org.codehaus.groovy.ast.AnnotationNode
import org.codehaus.groovy.ast.ClassHelper
import org.codehaus.groovy.ast.ClassNode
import org.codehaus.groovy.classgen.GeneratorContext
import org.codehaus.groovy.control.CompilePhase
import org.codehaus.groovy.control.SourceUnit
import org.codehaus.groovy.control.customizers.CompilationCustomizer

// How dsl/ is compiled: its classes without metaclasses, which nothing asks for. Casts that are linked at run time would cost each
// `check` a tenth of a second. The plugin switches such linking on after this script, and so it is switched off when the first
// class is met.
configuration.addCompilationCustomizers(new CompilationCustomizer(CompilePhase.CONVERSION) {
    @Override
    void call(SourceUnit source, GeneratorContext context, ClassNode written) {
        source.configuration.optimizationOptions.indy = false
        written.addAnnotation(new AnnotationNode(ClassHelper.make(POJO)))
    }
})
