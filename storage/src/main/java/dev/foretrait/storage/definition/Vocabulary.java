package dev.foretrait.storage.definition;

import dev.foretrait.engine.definition.BuilderOperator;
import dev.foretrait.engine.definition.BuilderType;
import dev.foretrait.engine.definition.ValueType;
import dev.foretrait.engine.query.Level;
import dev.foretrait.engine.query.Operand;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The names of fields in definition files, and the words that stand in them. */
final class Vocabulary {

    static final String TRAITS = "traits";
    static final String AUDIENCES = "audiences";

    static final String KEY = "key";
    static final String NAME = "name";
    static final String DESCRIPTION = "description";
    static final String TAGS = "tags";
    static final String LEVEL = "level";
    static final String INCLUDE_ANONYMOUS = "include_anonymous";
    static final String ENABLED = "enabled";
    static final String LINT = "lint";

    static final String QUERY = "query";

    static final String TYPE = "type";
    static final String EVENT = "event";
    static final String PROPERTY = Operand.Scope.PROPERTY.keyword();
    static final String CONTEXT = Operand.Scope.CONTEXT.keyword();
    static final String TRAIT = Operand.Scope.TRAIT.keyword();
    static final String CONDITIONS = "conditions";
    static final String MINIMUM_FREQUENCY = "minimum_frequency";
    static final String VALUE_TYPE = "value_type";
    static final String WINDOW = "window";
    static final String SESSION = "session";
    static final String EXCLUDE_SOURCES = "exclude_sources";

    static final String OPERATOR = "operator";
    static final String VALUE = "value";

    static final List<String> LISTS = List.of(TRAITS, AUDIENCES);

    /** Fields of both forms. */
    static final List<String> COMMON = List.of(KEY, NAME, DESCRIPTION, TAGS, LEVEL, INCLUDE_ANONYMOUS, ENABLED, LINT);

    /** Fields of the builder form. */
    static final List<String> BUILDER = List.of(
            TYPE,
            EVENT,
            PROPERTY,
            CONTEXT,
            TRAIT,
            CONDITIONS,
            MINIMUM_FREQUENCY,
            VALUE_TYPE,
            WINDOW,
            SESSION,
            EXCLUDE_SOURCES);

    static final List<String> ALL =
            Stream.of(COMMON, List.of(QUERY), BUILDER).flatMap(List::stream).toList();

    /** All fields as a canonical definition has them: what it is called, what it computes, whom it is about. */
    static final List<String> CANONICAL_ORDER = List.of(
            KEY,
            NAME,
            DESCRIPTION,
            TAGS,
            TYPE,
            EVENT,
            CONDITIONS,
            PROPERTY,
            CONTEXT,
            TRAIT,
            VALUE_TYPE,
            MINIMUM_FREQUENCY,
            WINDOW,
            SESSION,
            EXCLUDE_SOURCES,
            QUERY,
            LEVEL,
            INCLUDE_ANONYMOUS,
            ENABLED,
            LINT);

    static final List<String> CONDITION = List.of(PROPERTY, CONTEXT, OPERATOR, VALUE);

    static final List<String> TYPES =
            Stream.of(BuilderType.values()).map(BuilderType::keyword).toList();

    static final List<String> OPERATORS = Stream.of(BuilderOperator.values())
            .map(BuilderOperator::displayName)
            .toList();

    static final List<String> VALUE_TYPES =
            Stream.of(ValueType.values()).map(ValueType::keyword).toList();

    private Vocabulary() {}

    static String word(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
