package dev.foretrait.storage.definition;

import dev.foretrait.engine.definition.BuilderCondition;
import dev.foretrait.engine.definition.BuilderOperator;
import dev.foretrait.engine.query.Literal;
import dev.foretrait.engine.query.Operand;
import dev.foretrait.storage.yaml.Fields;
import dev.foretrait.storage.yaml.Findings;
import dev.foretrait.storage.yaml.Yaml;
import dev.foretrait.storage.yaml.YamlRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the {@code conditions} of a builder form: {@code { property: direction, operator: equals, value: Inbound }}. */
final class Conditions {

    private final Findings findings;
    private final FieldPaths paths;

    Conditions(Findings findings) {
        this.findings = findings;
        this.paths = new FieldPaths(findings);
    }

    /** The condition, if it is one. */
    Optional<BuilderCondition> read(Yaml written) {
        Optional<Fields> fields = Fields.of(written, "a condition", findings);
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        fields.get().refuseOthersThan(Vocabulary.CONDITION);
        Optional<Operand.Field> field = paths.needed(
                fields.get(),
                List.of(Operand.Scope.PROPERTY, Operand.Scope.CONTEXT),
                "a condition names a 'property', or a field of the 'context'");
        Optional<BuilderOperator> operator = operator(fields.get());
        return operator.flatMap(known -> condition(fields.get(), field, known));
    }

    private Optional<BuilderOperator> operator(Fields fields) {
        Optional<Yaml.Scalar> written =
                fields.neededText(Vocabulary.OPERATOR, "a condition has an 'operator', such as equals");
        Optional<BuilderOperator> operator = written.flatMap(name -> BuilderOperator.named(name.text()));
        if (written.isPresent() && operator.isEmpty()) {
            Yaml.Scalar name = written.get();
            findings.addUnknown(
                    DefinitionRule.E_OPERATOR,
                    name.span(),
                    "there is no operator '" + name.text() + "'",
                    name.text(),
                    Vocabulary.OPERATORS);
        }
        return operator;
    }

    private Optional<BuilderCondition> condition(
            Fields fields, Optional<Operand.Field> field, BuilderOperator operator) {
        String name = operator.displayName();
        if (operator.takes() == BuilderOperator.Takes.NOTHING) {
            fields.value(Vocabulary.VALUE)
                    .ifPresent(value -> fields.refuse(YamlRule.VALUE, value, "'" + name + "' takes no value"));
            return field.map(some -> BuilderCondition.of(some, operator.comparator(), List.of()));
        }
        if (!fields.has(Vocabulary.VALUE)) {
            fields.missing(Vocabulary.VALUE, "'" + name + "' needs a 'value'");
            return Optional.empty();
        }
        if (operator.takes() == BuilderOperator.Takes.LENGTH) {
            return fields.text(Vocabulary.VALUE)
                    .flatMap(new Lengths(findings)::distance)
                    .flatMap(length -> field.map(some -> BuilderCondition.of(some, operator.comparator(), length)));
        }
        List<Literal> literals = literals(fields, operator);
        return literals.isEmpty()
                ? Optional.empty()
                : field.map(some -> BuilderCondition.of(some, operator.comparator(), literals));
    }

    private List<Literal> literals(Fields fields, BuilderOperator operator) {
        Yaml value = fields.value(Vocabulary.VALUE).orElseThrow();
        if (value instanceof Yaml.Sequence && operator.takes() == BuilderOperator.Takes.VALUE) {
            String message = "'" + operator.displayName() + "' takes one value, this is a list";
            String several = operator.displayName() + " one of";
            if (BuilderOperator.named(several).isPresent()) {
                findings.add(YamlRule.VALUE, value.span(), message, "for several values: " + several);
            } else {
                findings.add(YamlRule.VALUE, value.span(), message);
            }
            return List.of();
        }
        List<Literal> literals = new ArrayList<>();
        for (Yaml element : fields.list(Vocabulary.VALUE)) {
            if (element instanceof Yaml.Scalar scalar && scalar.type() != Yaml.Scalar.Type.EMPTY) {
                literals.add(Literals.of(scalar));
            } else {
                fields.refuse(
                        YamlRule.VALUE,
                        element,
                        "a value to compare with is a text or a number, this is " + element.kindName());
            }
        }
        if (fields.list(Vocabulary.VALUE).isEmpty()) {
            fields.refuse(YamlRule.VALUE, value, "the list of values is empty");
        }
        return literals;
    }
}
