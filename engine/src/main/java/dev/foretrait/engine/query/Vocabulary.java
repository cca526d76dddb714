package dev.foretrait.engine.query;

import dev.foretrait.engine.diagnostic.NearName;
import dev.foretrait.engine.reduce.ReducerFunction;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every function name of the language, and what people write for it by habit or by mistake. */
final class Vocabulary {

    /** The label that refers to the enclosing event of a funnel. */
    static final String PARENT = "parent";

    /** The label of the sources to leave out. */
    static final String EXCLUDE = "exclude";

    /** The word before a cast. */
    static final String AS = "as";

    /** The function around a constant, which says nothing. */
    static final String LITERAL = "literal";

    /** What a function does in a chain. */
    enum Role {
        EXTRACTOR("function"),
        FILTER("filter"),
        REDUCER("reducer"),
        COMPARATOR("comparator");

        private final String noun;

        Role(String noun) {
            this.noun = noun;
        }

        String noun() {
            return noun;
        }
    }

    private static final Map<String, Role> ROLES = roles();

    /** Names of the documentation until April 2024 (query-language.md 2.6). */
    private static final Map<String, String> LEGACY = Map.of(
            "eq", "equals",
            "neq", "differs",
            "gt", "greater_than",
            "gte", "at_least",
            "lt", "less_than",
            "lte", "at_most",
            "is_null", "absent",
            "is_set", "exists",
            "contains_one", "contains");

    /** What paths begin with elsewhere. */
    private static final Map<String, Operand.Scope> OWNERS = Map.of(
            "trait", Operand.Scope.TRAIT,
            "traits", Operand.Scope.TRAIT,
            "user", Operand.Scope.TRAIT,
            "profile", Operand.Scope.TRAIT,
            "property", Operand.Scope.PROPERTY,
            "properties", Operand.Scope.PROPERTY,
            "event", Operand.Scope.PROPERTY,
            "context", Operand.Scope.CONTEXT);

    /** Words of other tools, of the trait builder and of everyday speech. */
    private static final Map<String, String> HABITS = habits();

    /** All of them without case and joints, each with its function. */
    private static final Map<String, String> PLAIN = plainNames();

    private Vocabulary() {}

    /** What the function of that name does, if there is one. */
    static Optional<Role> role(String name) {
        return Optional.ofNullable(ROLES.get(name));
    }

    /** All names, extractors first. */
    static Set<String> names() {
        return ROLES.keySet();
    }

    /** Whether the word is a function that is given nothing but a name. */
    static boolean takesName(Token word) {
        return word.is(Token.Kind.WORD)
                && !word.isWord(LITERAL)
                && role(word.text()).filter(Role.EXTRACTOR::equals).isPresent();
    }

    /** Whose field is meant where a path begins with the word, as in {@code traits.plan}. */
    static Optional<Operand.Scope> owner(String word) {
        return Optional.ofNullable(OWNERS.get(word.toLowerCase(Locale.ROOT)));
    }

    /** Whether the name is that of a function which follows a dot. */
    static boolean isLink(String name) {
        return role(name).filter(role -> role != Role.EXTRACTOR).isPresent();
    }

    /** Today's name for a name of the past. */
    static Optional<String> renamed(String name) {
        return Optional.ofNullable(LEGACY.get(name));
    }

    /** The function that goes by the name, whatever its case, or by a habit of that name. */
    static Optional<String> called(String name) {
        return Optional.ofNullable(PLAIN.get(plain(name)));
    }

    /** Whether the name is that of a function, of today or of the past, or near to one. */
    static boolean knows(String name) {
        return role(name).isPresent()
                || renamed(name).isPresent()
                || meant(name, EnumSet.allOf(Role.class)).isPresent();
    }

    /** The function that was probably meant, of those that fit the place, else of all; empty if nothing is close. */
    static Optional<String> meant(String name, Set<Role> fitting) {
        Optional<String> there = closest(name, fitting);
        return there.isPresent() ? there : closest(name, EnumSet.allOf(Role.class));
    }

    private static Optional<String> closest(String name, Set<Role> roles) {
        Map<String, String> known = new LinkedHashMap<>();
        ROLES.forEach((function, role) -> {
            if (roles.contains(role)) {
                known.put(plain(function), function);
            }
        });
        HABITS.forEach((habit, function) -> {
            if (roles.contains(ROLES.get(function))) {
                known.putIfAbsent(plain(habit), function);
            }
        });
        return NearName.of(plain(name), known.keySet()).map(known::get);
    }

    /** Without what case and style of writing change: {@code greaterThan} is {@code greater_than}. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "");
    }

    private static Map<String, String> plainNames() {
        Map<String, String> names = new LinkedHashMap<>();
        ROLES.keySet().forEach(function -> names.put(plain(function), function));
        HABITS.forEach((habit, function) -> names.putIfAbsent(plain(habit), function));
        return names;
    }

    private static Map<String, Role> roles() {
        Map<String, Role> roles = new LinkedHashMap<>();
        for (Chain.Extractor extractor : Chain.Extractor.values()) {
            roles.put(extractor.keyword(), Role.EXTRACTOR);
        }
        for (Operand.Scope scope : Operand.Scope.values()) {
            roles.put(scope.keyword(), Role.EXTRACTOR);
        }
        roles.put(LITERAL, Role.EXTRACTOR);
        for (FilterFunction filter : FilterFunction.values()) {
            roles.put(filter.keyword(), Role.FILTER);
        }
        for (ReducerFunction reducer : ReducerFunction.values()) {
            roles.put(reducer.keyword(), Role.REDUCER);
        }
        for (Comparator comparator : Comparator.values()) {
            roles.put(comparator.keyword(), Role.COMPARATOR);
        }
        return roles;
    }

    private static Map<String, String> habits() {
        Map<String, String> habits = new LinkedHashMap<>();
        habits.put("average", "avg");
        habits.put("mean", "avg");
        habits.put("minimum", "min");
        habits.put("maximum", "max");
        habits.put("total", "sum");
        habits.put("most_frequent", "mode");
        habits.put("unique_list", "unique");
        habits.put("distinct", "unique");
        habits.put("count_distinct", "unique");
        habits.put("filter", "where");
        habits.put("includes", "contains");
        habits.put("has", "contains");
        habits.put("like", "contains");
        habits.put("not_contains", "omits");
        habits.put("does_not_contain", "omits");
        habits.put("begins_with", "starts_with");
        habits.put("in", "one_of");
        habits.put("any_of", "one_of");
        habits.put("not_in", "none_of");
        habits.put("not_equals", "differs");
        habits.put("is_not_null", "exists");
        habits.put("is_not_set", "absent");
        habits.put("is_null", "absent");
        habits.put("is_empty", "absent");
        habits.put("before", "before_date");
        habits.put("after", "after_date");
        habits.put("user_trait", "trait");
        habits.put("prop", "property");
        habits.put("properties", "property");
        return habits;
    }
}
