package dev.foretrait.engine.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The check of identity settings. */
final class SettingsCheck {

    private static final Pattern CUSTOM_TYPE = Pattern.compile("[a-z0-9_]+");

    private final List<SettingsFinding> findings = new ArrayList<>();

    private SettingsCheck() {}

    static List<SettingsFinding> of(IdentitySettings settings) {
        SettingsCheck check = new SettingsCheck();
        for (IdentifierSettings identifier : settings.identifiers()) {
            check.type(identifier.type());
            check.limit(identifier);
            check.blocked(identifier);
        }
        check.priorities(settings.identifiers());
        return List.copyOf(check.findings);
    }

    private void type(String type) {
        if (IdentifierTypes.isBuiltIn(type) || CUSTOM_TYPE.matcher(type).matches()) {
            return;
        }
        String lower = type.toLowerCase(Locale.ROOT);
        String hint = CUSTOM_TYPE.matcher(lower).matches()
                ? "write '" + lower + "'"
                : "use lower-case letters, digits and underscores, for example 'app_id'";
        findings.add(new SettingsFinding(type, "type", "no message can match the identifier '" + type + "'", hint));
    }

    private void limit(IdentifierSettings identifier) {
        int values = identifier.limit().values();
        if (values < 1) {
            add(identifier, "limit", "the limit is " + values + ", and it counts as 1", "write 1 or more");
        }
        if (identifier.type().equals(IdentifierTypes.GROUP_ID)
                && !identifier.limit().equals(ValueLimit.DEFAULT)) {
            add(
                    identifier,
                    "limit",
                    "the limit of group_id has no effect: an account has one group_id for ever (I-13)",
                    "leave it out");
        }
    }

    private void blocked(IdentifierSettings identifier) {
        for (BlockedValue value : identifier.blocked().orElse(List.of())) {
            if (value instanceof BlockedValue.Matching matching) {
                try {
                    Pattern.compile(matching.regex());
                } catch (PatternSyntaxException wrong) {
                    add(
                            identifier,
                            "blocked",
                            "'" + matching.regex() + "' is no regular expression: "
                                    + wrong.getDescription().toLowerCase(Locale.ROOT),
                            "correct it; as it stands it blocks nothing");
                }
            }
        }
    }

    private void priorities(List<IdentifierSettings> identifiers) {
        Map<Integer, String> taken = new TreeMap<>();
        for (IdentifierSettings identifier : identifiers) {
            if (identifier.priority().isEmpty()) {
                continue;
            }
            int priority = identifier.priority().getAsInt();
            String other = taken.putIfAbsent(priority, identifier.type());
            if (priority < 1) {
                add(identifier, "priority", "the priority is " + priority, "count from 1");
            } else if (other != null) {
                add(
                        identifier,
                        "priority",
                        "'" + other + "' and '" + identifier.type() + "' both have priority " + priority,
                        "give each its own number; until then '" + other + "' goes first");
            }
        }
    }

    private void add(IdentifierSettings identifier, String setting, String message, String hint) {
        findings.add(new SettingsFinding(identifier.type(), setting, message, hint));
    }
}
