package dev.foretrait.cli.choices;

import dev.foretrait.cli.terminal.Figures;
import dev.foretrait.engine.identity.IdentifierSettings;
import dev.foretrait.engine.semantics.Choice;
import dev.foretrait.engine.semantics.Limit;
import dev.foretrait.storage.settings.SpaceSettings;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What other settings of a space say of choices that are fixed: its limits and identifiers. */
public final class SetElsewhere {

    private SetElsewhere() {}

    /** What is in force instead of an option, a sentence part each; none if no setting bears upon the choice. */
    static List<String> of(Choice choice, SpaceSettings settings) {
        return switch (choice) {
            case U_71 ->
                limits(settings, Limit.NAME_LENGTH, Limit.DESCRIPTION_LENGTH, Limit.KEY_LENGTH, Limit.QUERY_LENGTH);
            case M_11 -> limits(settings, Limit.PROPERTIES, Limit.IDENTIFY_TRAITS);
            case F_02 -> identifiers(settings).map(IdentifierSettings::type).toList();
            default -> List.of();
        };
    }

    private static List<String> limits(SpaceSettings settings, Limit... limits) {
        return Stream.of(limits)
                .map(limit -> limit.id() + " " + amount(limit, settings.limits().of(limit)))
                .toList();
    }

    private static Stream<IdentifierSettings> identifiers(SpaceSettings settings) {
        return settings.identity().byType().values().stream().sorted(Comparator.comparing(IdentifierSettings::type));
    }

    /** The number of a limit with its unit: {@code 300 properties}. */
    public static String amount(Limit limit, OptionalLong value) {
        if (value.isEmpty()) {
            return "no bound";
        }
        boolean year = limit.unit() == Limit.Unit.YEAR;
        return year
                ? "" + value.getAsLong()
                : Figures.grouped(value.getAsLong()) + " " + limit.unit().word();
    }
}
