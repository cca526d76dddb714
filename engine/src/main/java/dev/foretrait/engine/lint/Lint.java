package dev.foretrait.engine.lint;

import dev.foretrait.engine.definition.Circles;
import dev.foretrait.engine.definition.Definition;
import dev.foretrait.engine.diagnostic.Diagnostic;
import dev.foretrait.engine.semantics.Limits;
import dev.foretrait.engine.semantics.Semantics;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be said of definitions without looking at events. What Segment would refuse of each by itself was found when it
 * was read.
 */
public final class Lint {

    private Lint() {}

    /**
     * The findings, definition by definition, then those of all together.
     *
     * @param definitions all definitions of a space, in the order of files
     * @param limits the limits that hold there
     * @param semantics the choices that hold there
     */
    public static List<Diagnostic> of(List<Definition> definitions, Limits limits, Semantics semantics) {
        List<Diagnostic> findings = new ArrayList<>();
        definitions.forEach(definition -> findings.addAll(DefinitionLint.of(definition, limits, semantics)));
        findings.addAll(Circles.among(definitions));
        findings.addAll(SpaceLint.of(definitions, limits, semantics));
        return findings;
    }
}
