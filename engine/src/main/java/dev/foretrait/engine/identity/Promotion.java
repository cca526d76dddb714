package dev.foretrait.engine.identity;

import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.MessageType;
import dev.foretrait.engine.event.PropertyPath;
import dev.foretrait.engine.event.Value;
import dev.foretrait.engine.identity.PromotedIds.Promoted;
import dev.foretrait.engine.identity.PromotedIds.RefusedValue;
import dev.foretrait.engine.semantics.EmailCase;
import dev.foretrait.engine.semantics.IncompleteIds;
import dev.foretrait.engine.semantics.PromotingCalls;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Taking values of a message as external ids (identity.md 2).
 *
 * <p>{@link #promote} does it for a message. Whoever holds the values of many messages in dictionaries reads the places
 * that {@link #rules} names, asks {@link #normalise} once for each entry and {@link #externalIds} once for each list;
 * these are the pieces of which {@code promote} consists. Alias messages carry none. Safe for use by several threads.
 */
public final class Promotion {

    /** The length, in characters, beyond which a value is no external id (I-04). */
    public static final int MAX_LENGTH = 500;

    /** The place of the list that {@link #externalIds} reads, in every message but alias. */
    public static final PropertyPath EXTERNAL_IDS = PropertyPath.ofKeys("context", "externalIds");

    private static final String NO_ENCODING = "none";

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{1,14}");

    private final IdentitySettings settings;
    private final List<PromotionRule> rules;
    private final Map<String, BlockList> blockLists = new ConcurrentHashMap<>();

    public Promotion(IdentitySettings settings) {
        this.settings = settings;
        this.rules = settings.identifiers().stream()
                .flatMap(identifier -> IdentifierTypes.rulesOf(identifier.type(), settings.semantics()).stream())
                .flatMap(rule -> rule.of(settings.semantics().of(PromotingCalls.class)).stream())
                .toList();
    }

    /** The places to read: by priority of the types, within a type in the order in which several values are taken. */
    public List<PromotionRule> rules() {
        return rules;
    }

    /** Reads a value as an external id of that type (I-04, I-05). */
    public Normalised normalise(String type, Value value) {
        boolean coerced = value instanceof Value.Number && value.number().isPresent();
        if (value.isAbsent()) {
            return new Normalised.Refused(Refusal.ABSENT);
        }
        if (!coerced && !(value instanceof Value.Text)) {
            return new Normalised.Refused(Refusal.NOT_TEXT);
        }
        String spelling = value.string().strip();
        if (spelling.isEmpty()) {
            return new Normalised.Refused(Refusal.EMPTY);
        }
        if (spelling.codePointCount(0, spelling.length()) > MAX_LENGTH) {
            return new Normalised.Refused(Refusal.TOO_LONG);
        }
        boolean folded =
                type.equals(IdentifierTypes.EMAIL) && settings.semantics().of(EmailCase.class) == EmailCase.LOWER;
        String compared = folded ? spelling.toLowerCase(Locale.ROOT) : spelling;
        BlockList.Verdict verdict = verdict(type, spelling, compared);
        if (verdict == BlockList.Verdict.BLOCKED) {
            return new Normalised.Refused(Refusal.BLOCKED);
        }
        List<PromotionWarning> warnings = new ArrayList<>(0);
        if (coerced) {
            warnings.add(PromotionWarning.ID_COERCED);
        }
        if (type.equals(IdentifierTypes.PHONE) && !E164.matcher(compared).matches()) {
            warnings.add(PromotionWarning.PHONE_NOT_E164);
        }
        if (verdict == BlockList.Verdict.UNDECIDED) {
            warnings.add(PromotionWarning.BLOCKED_PATTERN_SLOW);
        }
        return new Normalised.Accepted(compared, spelling, List.copyOf(warnings));
    }

    /** A value is blocked as it was sent and in the form in which it would be compared. */
    private BlockList.Verdict verdict(String type, String spelling, String compared) {
        BlockList list = blockLists.computeIfAbsent(type, key -> new BlockList(settings.blocked(key)));
        BlockList.Verdict verdict = list.verdict(compared);
        return verdict == BlockList.Verdict.BLOCKED || compared.equals(spelling) ? verdict : list.verdict(spelling);
    }

    /**
     * Reads the value of {@link #EXTERNAL_IDS}: entries {@code {id, type, collection, encoding}} (I-03). A type that was
     * never configured is taken from here, and from here only.
     */
    public PromotedIds externalIds(Value list) {
        Collector collector = new Collector();
        collector.readList(list);
        return collector.promotedIds();
    }

    /** The external ids of a message. */
    public PromotedIds promote(Message message) {
        Collector collector = new Collector();
        if (message.type() != MessageType.ALIAS) {
            for (PromotionRule rule : rules) {
                if (rule.appliesTo(message)) {
                    collector.read(rule.collection(), rule.type(), rule.path().valueIn(message.body()), rule.path());
                }
            }
            collector.readList(EXTERNAL_IDS.valueIn(message.body()));
        }
        return collector.promotedIds();
    }

    private final class Collector {
        private final Map<ExternalId, Promoted> ids = new LinkedHashMap<>();
        private final List<RefusedValue> refused = new ArrayList<>();
        private final List<PromotionFinding> findings = new ArrayList<>();

        void read(IdCollection collection, String type, Value value, PropertyPath path) {
            Normalised normalised = normalise(type, value);
            if (normalised instanceof Normalised.Accepted accepted) {
                ExternalId id = new ExternalId(collection, type, accepted.value());
                ids.putIfAbsent(id, new Promoted(id, accepted.spelling(), path));
                accepted.warnings()
                        .forEach(warning -> findings.add(new PromotionFinding(warning, type, accepted.spelling())));
            } else if (normalised instanceof Normalised.Refused none && none.reason() != Refusal.ABSENT) {
                String spelling = value instanceof Value.Text text ? text.string() : value.json();
                refused.add(new RefusedValue(collection, type, spelling, path, none.reason()));
            }
        }

        void readList(Value list) {
            if (list instanceof Value.Array array) {
                array.elements().forEach(this::readEntry);
            }
        }

        private void readEntry(Value entry) {
            Value.Object fields = entry instanceof Value.Object object ? object : Value.Object.EMPTY;
            String type = text(fields, "type");
            String collection = text(fields, "collection", IdCollection.USERS.spelling());
            String encoding = text(fields, "encoding", NO_ENCODING);
            Value id = fields.get("id");
            if (id.isAbsent() || type.isEmpty() || collection.isEmpty() || encoding.isEmpty()) {
                ignore(PromotionWarning.EXTERNAL_ID_INCOMPLETE, type, entry);
            } else if (!type.equals(type.toLowerCase(Locale.ROOT))) {
                ignore(PromotionWarning.EXTERNAL_ID_TYPE_CASE, type, entry);
            } else {
                IdCollection.spelled(collection)
                        .filter(leadsTo -> encoding.equals(NO_ENCODING))
                        .filter(leadsTo -> leadsTo == IdCollection.ACCOUNTS || !type.equals(IdentifierTypes.GROUP_ID))
                        .ifPresentOrElse(
                                leadsTo -> read(leadsTo, type, id, EXTERNAL_IDS),
                                () -> ignore(PromotionWarning.EXTERNAL_ID_UNSUPPORTED, type, entry));
            }
        }

        private void ignore(PromotionWarning warning, String type, Value entry) {
            findings.add(new PromotionFinding(warning, type, entry.json()));
        }

        /** The text, or where there is none and entries are completed (I-03), the usual one. */
        private String text(Value.Object fields, String key, String usual) {
            String text = text(fields, key);
            boolean completes = settings.semantics().of(IncompleteIds.class) == IncompleteIds.COMPLETED;
            return text.isEmpty() && completes ? usual : text;
        }

        private static String text(Value.Object fields, String key) {
            return fields.get(key) instanceof Value.Text text ? text.string() : "";
        }

        PromotedIds promotedIds() {
            Map<IdCollection, Map<String, List<String>>> values = new EnumMap<>(IdCollection.class);
            for (ExternalId id : ids.keySet()) {
                values.computeIfAbsent(id.collection(), collection -> new LinkedHashMap<>())
                        .computeIfAbsent(id.type(), type -> new ArrayList<>())
                        .add(id.value());
            }
            values.values().forEach(types -> types.forEach(this::warnOfSeveral));
            return new PromotedIds(List.copyOf(ids.values()), refused, findings);
        }

        private void warnOfSeveral(String type, List<String> values) {
            if (values.size() > 1) {
                findings.add(new PromotionFinding(
                        PromotionWarning.MULTIPLE_VALUES_ONE_TYPE, type, String.join(", ", values)));
            }
        }
    }
}
