// Tries: to be run by the compiler: a processor of annotations, with the annotation that asks for it.
// Ends: built
// Mode: compile
// Never shows: run by the compiler
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.element.TypeElement;

@OwnProcessor.Please
@SupportedAnnotationTypes("*")
public class OwnProcessor extends AbstractProcessor {
    public @interface Please { }

    static {
        System.err.println("run by the compiler");
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        throw new IllegalStateException("run by the compiler");
    }

    public static void main(String[] arguments) {
        System.out.println(1);
    }
}
