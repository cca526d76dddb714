package dev.foretrait.engine.semantics;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every question that Segment's public documentation leaves open, and the answer taken here. The numbers are those of
 * the specification pages: U for the query language and computed traits, M for messages, I for identity, F for Flex, X
 * for exports. An answer that can be switched lists the options of its questions, {@link Semantics} holds those in force;
 * any other says why it is fixed.
 */
public enum Choice {
    U_01(
            "Can a trait end in unique(…), a list?",
            "yes",
            "Unique List is a trait type and has no other spelling",
            ListTraits.values()),
    U_02(
            "What is one of the 50 primary expressions?",
            "each comparison, everywhere, and the chain of a trait; beyond 50 outside where an error, inside a warning",
            "the strict count can only warn too early",
            CountedExpressions.values()),
    U_03(
            "Is a lower-case 'and' a junction?",
            "no, except where spellings are repaired",
            "only upper case is ever shown",
            JunctionCase.values()),
    U_04(
            "How is a quote written inside a string?",
            "\\' is a quote, \\\\ a backslash; any other backslash stays",
            "the backslash is the only escape the documents know",
            QuoteInText.values()),
    U_05(
            "Are strings in double quotes legal?",
            "no, except where spellings are repaired; typographic quotes never",
            "every correction of the documents went to single quotes",
            DoubleQuotes.values()),
    U_06(
            "How many backslashes escape a dot in a path?",
            "one, two or four; two are printed",
            "that makes each published spelling mean the same",
            EscapedDots.values()),
    U_07(
            "Are braces part of where and sources?",
            "printed for sources, not for where; both forms are accepted with a warning",
            "where is published without braces, sources only with them",
            Braces.values()),
    U_08(
            "Does case matter in event names and property names?",
            "yes, code point by code point, nothing is trimmed",
            "values are said to match exactly",
            NameCase.values()),
    U_09(
            "Where does context('timestamp') lead?",
            "to the context's own field, else to the event's timestamp",
            "that was seen in a live audience",
            ContextTimestamp.values()),
    U_10(
            "Do windows include their ends?",
            "both, from now; behind a parent only the later one",
            "the last 2,160 hours read inclusive, a funnel is strictly ordered",
            Semantics.WindowEnds.values()),
    U_11(
            "Is now cut to the hour?",
            "no",
            "exact is testable and differs by less than an hour",
            Semantics.WindowGranularity.values()),
    U_12(
            "What may stand to the right of a comparison?",
            "constants, traits, properties, context; a reduced chain with a warning",
            "that follows the printed types",
            ReducedOperands.values()),
    U_13("Can a trait be a bare trait('x')?", "no", "every trait type reduces events", BareTraits.values()),
    U_14(
            "Do events later than now count?",
            "not in windows and sessions, but without a window",
            "that follows from the intervals",
            Semantics.FutureEvents.values()),
    U_15(
            "May between have its farther end first?",
            "no, an error",
            "every example has the nearer end first",
            SwappedEnds.values()),
    U_16(
            "How long may the second step of a funnel take without a parent window?",
            "as long as it likes",
            "the order is what makes a funnel",
            FunnelOrder.values()),
    U_17(
            "How deep can funnels nest?",
            "parent and child; deeper with a warning; parent is the nearest",
            "funnels order two events",
            DeepFunnels.values()),
    U_18(
            "What is a session trait once its session is over?",
            "the last session's value stays; sessions are cut after all other filters and mix with no window",
            "the value is said to be that of the current or most recent session",
            Semantics.SessionExpiry.values()),
    U_19(
            "Do numeric texts count as numbers in sum, avg, min and max?",
            "yes, and other texts are skipped; both are counted",
            "strings are said to be interchangeable with other formats",
            NumericTexts.values()),
    U_20(
            "Which arithmetic?",
            "exact decimals; averages with 16 digits, half to even",
            "the result is the same in any order",
            Arithmetic.values()),
    U_21(
            "Which type has a mode?",
            "text, or a number with 'as number'",
            "a cast that changed nothing would be pointless",
            ModeType.values()),
    U_22(
            "Is the frequency of mode optional, may it be 1?",
            "required, 1 with a warning",
            "both published signatures have it",
            MissingFrequency.values()),
    U_23(
            "Which order is alphabetical?",
            "by code point",
            "that is the same on every machine",
            AlphabeticalOrder.values()),
    U_24(
            "How does an account trait reduce a user trait?",
            "trait('x') as the item, of the user who did the event; with a warning",
            "that is the only spelling that fits the grammar",
            ReducedTraits.values()),
    U_25(
            "Which of two events at one time is earlier?",
            "by receivedAt, then by messageId",
            "that is a total order",
            EqualTimes.values()),
    U_26(
            "What is first if the earliest event lacks the property?",
            "the earliest value",
            "the text says first value",
            MissingAtEdge.values()),
    U_27(
            "What is a condition on users without ANY or ALL in an account audience?",
            "an error; ANY where spellings are repaired",
            "Any User is the builder's default",
            BareConditions.values()),
    U_28(
            "Which filters, reducers and outer columns can entities have?",
            "where and count only, no outer columns",
            "nothing else is shown",
            "the language has no syntax for more"),
    U_29(
            "Is none_of true of a missing value?",
            "no",
            "it is the list form of differs",
            Semantics.NoneOfMissing.values()),
    U_30(
            "Does case matter in contains, starts_with, ends_with?",
            "yes",
            "it is so for names",
            Semantics.TextCase.values()),
    U_31(
            "Does within_last count days or 24 hours?",
            "UTC calendar days for days, instants for hours",
            "the documents speak of dates",
            Semantics.DayDistance.values()),
    U_32(
            "Do before_date and after_date include the date?",
            "no",
            "the inclusive comparators say so",
            Semantics.DateBounds.values()),
    U_33(
            "What is a date without zone or not a date?",
            "no match, and counted",
            "only ISO timestamps are said to work",
            ZonelessDates.values()),
    U_34(
            "How do values of two types compare?",
            "as numbers if both are numeric, as instants if both are dates, else only equality of text",
            "a false is safer than a match by accident",
            Semantics.OtherOrder.values()),
    U_35("Which text is an array or object?", "compact JSON", "contains then finds the element", FlatText.values()),
    U_36(
            "What do omits and absent mean over $?",
            "that no element contains it, that no element is there",
            "the documented opposites stay opposites",
            OmittingElements.values()),
    U_37(
            "Which element do first and last take over $?",
            "the first, the last",
            "the elements stand in order",
            ElementAtEdge.values()),
    U_38(
            "Are date comparators relative to now real time?",
            "yes, with a warning",
            "the documents treat them so",
            DateCadence.values()),
    U_39(
            "What do ANY and ALL say of an account without users?",
            "ANY no, ALL yes, and such accounts are counted",
            "that keeps the two opposites of each other",
            EmptyAccounts.values()),
    U_40(
            "What does an invalid space filter do?",
            "it is an error",
            "dropping or keeping everything would mislead",
            InvalidFilters.values()),
    U_41(
            "Can $ stand to the right of a comparison?",
            "yes, some pair must match; with a warning",
            "it is so on the left",
            ElementsOnTheRight.values()),
    U_42(
            "What is mode 'as array' of what is no array?",
            "its text; the empty array is []",
            "every value has one form",
            NoArray.values()),
    U_43(
            "How are numbers spelled inside compact JSON?",
            "plainly: 5.0 is 5",
            "equal values have one form",
            JsonNumbers.values()),
    U_44(
            "What is page_name if the page has no name?",
            "missing, unless the properties have a page_name",
            "nothing shadows it then",
            UnnamedPages.values()),
    U_45("What is a date that no calendar has?", "an error", "it can match nothing", ImpossibleDates.values()),
    U_46(
            "How do dates without zone compare?",
            "not at all, and are counted",
            "it is so for date comparators",
            ZonelessOrder.values()),
    U_47(
            "What does a run as of an instant see?",
            "messages received by then, with now at that instant",
            "that is what Segment could have known",
            AsOfTime.values()),
    U_48(
            "Which copy counts of one messageId with one receivedAt?",
            "the first by code point of its JSON",
            "that is independent of arrival",
            EqualCopies.values()),
    U_49(
            "How exact are sums and averages in comparisons?",
            "sums exact, averages 16 digits",
            "rounding is for output",
            ComparedNumbers.values()),
    U_50(
            "Do screen calls count as events of a trait?",
            "yes",
            "one engine computes traits and audiences",
            Semantics.ScreenCalls.values()),
    U_51(
            "Which ids make a profile eligible without anonymous users?",
            "user_id, email, android.idfa, ios.idfa",
            "they are published for audiences, and the checkbox is the same",
            Semantics.IdentifyingIds.values()),
    U_52(
            "How is an event's own time written as an item?",
            "context('timestamp'), with a warning",
            "it is so in conditions",
            ReducedTimestamps.values()),
    U_53(
            "Which 10,000 values does a unique list keep?",
            "the first, in order of events",
            "new values are not persisted",
            KeptValues.values()),
    U_54("Is the count of a unique list capped?", "yes", "it is the count of that list", CountOfUnique.values()),
    U_55("Are there Date and Boolean value types?", "no", "nothing shows them", "the language has no syntax for them"),
    U_56(
            "Who has a count of 0, and what remains of an empty window?",
            "accounts have a 0; in an empty window counts are 0 and other values go",
            "idle accounts are to be found, and null removes a trait",
            Semantics.MaterializeZero.values(),
            Semantics.OnEmptyWindow.values()),
    U_57(
            "Do account traits heed context.groupId, and when do they run?",
            "no; in batches, sessions in real time",
            "so it is said of account audiences",
            AccountEvents.values()),
    U_58(
            "Which key does a name lead to?",
            "lower case, runs of anything but a-z and 0-9 one underscore",
            "that fits every published pair",
            KeySpelling.values()),
    U_59(
            "How is a value removed downstream?",
            "the key with null",
            "null is how a trait is removed",
            "values are shown here and sent nowhere"),
    U_60(
            "What does a Group call of an account trait look like?",
            "groupId and the trait",
            "trait name and value are named",
            "values are shown here and sent nowhere"),
    U_61("Does renaming change the key?", "no", "keys are immutable", "definitions are read here and renamed nowhere"),
    U_62(
            "Which details have the CSV downloads?",
            "UTF-8, CRLF, full rows, compact JSON, sorted",
            "every CSV reader reads that",
            DownloadLines.values(),
            DownloadRows.values()),
    U_70(
            "Do disabled definitions count towards the plan?",
            "all that are not deleted",
            "a warning costs nothing",
            CountedDefinitions.values()),
    U_71(
            "How long may names, descriptions, keys and queries be?",
            "warnings at 73, 1,000, 255 and 10,000 characters",
            "they are the nearest published neighbours",
            "they are limits: L-DEF-14 and L-DEF-15"),
    U_72(
            "What counts as a property of an event?",
            "the keys at the top",
            "a property is what has a name in the call",
            CountedProperties.values()),
    U_73(
            "What do the operators and functions of space filters make of values they are not for?",
            "no match, a length of 0, else null; of bare values only true counts",
            "the documents say so of null",
            FilterValues.values()),
    U_80(
            "How is a Data Graph described locally, and are slugs unique in it?",
            "data_graph in foretrait.yaml, tables in entities/; every relationship has a slug of its own",
            "a query names relationships by nothing else",
            "it is the form of files that only Foretrait reads"),
    U_81(
            "What may stand in the where of an entity?",
            "first a column or a count of nested entities; then also literals and traits",
            "the builder begins with a column",
            "no published query or form has more"),
    U_82(
            "How are literals of the column types written?",
            "as elsewhere; a TIME as text; UTC without zone",
            "there is no literal for times of day",
            DateText.values(),
            ZonelessCells.values()),
    U_83(
            "Which comparators does a column type have?",
            "equality all, order all but STRING, parts of text STRING, nearness to now DATE and TIMESTAMP",
            "they are the operators of dynamic references, and of dates where there is one",
            ColumnComparators.values()),
    U_84(
            "Which type has a trait beside a column?",
            "that of its value; else it is missing",
            "traits are not declared",
            TraitType.values()),
    U_85(
            "When does an external id equal a join column?",
            "if it is the same as the profile keeps it",
            "joins are exact",
            JoinCase.values()),
    U_86(
            "What of nulls and repeated keys in a table?",
            "null joins nothing; a repeated or missing key is an error",
            "a row would count twice unnoticed",
            RepeatedKeys.values()),
    U_87(
            "Which state of a table does an instant see?",
            "the one in the file",
            "a warehouse shows the rows of today, too",
            "a file has no history; an older one can be put in its place"),
    U_88(
            "How often does a row count that a junction table joins twice with the same row?",
            "once",
            "a count is of related rows",
            JunctionRows.values()),

    M_01(
            "Is a number a legal id?",
            "whole numbers become text, with a warning",
            "older clients send them",
            NumericIds.values()),
    M_02(
            "Is a full name made of first and last name?",
            "no, traits stay as sent",
            "stored profiles show only sent keys",
            FullName.values()),
    M_03(
            "What is a date trait without zone?",
            "kept, with a warning",
            "losing it would hide the cause",
            ZonelessTraits.values()),
    M_04(
            "Does integrations All:false keep an event out of the space?",
            "no, only Personas:false does",
            "that is the only documented switch",
            AllIntegrations.values()),
    M_05(
            "What is originalTimestamp if none was sent?",
            "sentAt, else receivedAt",
            "the formula stays true",
            "nothing that is computed depends on it"),
    M_06(
            "What is timestamp without sentAt?",
            "the client's own",
            "imports of the past work so",
            UnsentTimestamps.values()),
    M_07(
            "What of an unreadable timestamp?",
            "receivedAt counts, with a warning",
            "the API accepts the message",
            UnreadableTimestamps.values()),
    M_08(
            "Does a duplicate renew the memory of its id?",
            "no",
            "ids are kept from the first copy on",
            "an import remembers ids for good, so that there is nothing to renew"),
    M_09(
            "Which copy survives in a warehouse?",
            "the latest loaded, else received, else the first",
            "its views do so",
            "tables of warehouses are not read"),
    M_10(
            "What is a KB of a size limit?",
            "1,024 bytes of uncompressed UTF-8",
            "the clients count so",
            Kilobyte.values()),
    M_11(
            "Are 300 properties one too many?",
            "for identify yes, for others from 301",
            "both sentences are taken literally",
            "they are limits: L-EVT-4 and L-EVT-5"),
    M_12(
            "Which write key counts, header or body?",
            "the header's, with a warning",
            "it is read first",
            "messages come from files, without a write key"),
    M_13(
            "What happens to an unknown write key?",
            "accepted and set aside, with a warning",
            "Segment answers so",
            "messages come from files, without a write key"),
    M_14(
            "How does a batch's context merge with a message's?",
            "deeply, the message wins",
            "it is more specific",
            BatchContext.values()),
    M_15(
            "What of unknown keys at the top of a message?",
            "kept, never read as ids or traits",
            "an official example has one",
            UnknownFields.values()),
    M_16("Which code has a message without ids?", "no_user_anon_id", "the API page uses that", MissingIdCode.values()),
    M_17("What are null properties or traits?", "missing", "clients send them", NullFields.values()),
    M_18("Is a group call without user ids legal?", "no", "ids are required of all messages", UserlessGroups.values()),
    M_19(
            "What happens to a batch of more than 2,500?",
            "all of it is set aside",
            "that is the safe reading",
            LargeBatches.values()),

    I_01(
            "Which are the default identifiers?",
            "the eleven, with properties.email; group_id leads to accounts only",
            "a company must never become one person",
            EmailPlaces.values(),
            IosTracking.values()),
    I_02(
            "Which calls promote identifiers?",
            "all but alias; a group's own email is not",
            "page calls make profiles",
            PromotingCalls.values()),
    I_03(
            "What of an incomplete external id?",
            "ignored, with a warning",
            "all four fields are required",
            IncompleteIds.values()),
    I_04(
            "Do case and spaces matter in identifiers?",
            "ends are stripped; email is lower-cased, others are exact",
            "that fits both look-ups and sample ids",
            EmailCase.values()),
    I_05(
            "Are the suggested blocked values on?",
            "yes, for every type",
            "a zero id must not merge people",
            SuggestedBlocks.values()),
    I_06("Do limits hold when a profile is made?", "yes", "no value escapes its limit", LimitsAtCreation.values()),
    I_07(
            "What becomes of a dropped identifier that is free?",
            "it is added if it fits",
            "ids within limits are accepted",
            ResolutionMode.values()),
    I_08(
            "Is a limit's period sliding, and by which time?",
            "sliding, by event time",
            "it is called a short sliding window",
            PeriodKind.values()),
    I_09("Does a value seen again renew its period?", "no", "the limit is on values added", SeenAgain.values()),
    I_10(
            "What happens at the merge limit?",
            "no merge, the event counts for the first id",
            "resolution goes on",
            RefusedMerge.values()),
    I_11(
            "Which of two equal identifiers is dropped?",
            "the greater by code point",
            "that is the same on every machine",
            EqualPriority.values()),
    I_12(
            "Which trait value is newest?",
            "that of the latest timestamp",
            "that is independent of file order",
            TraitOrder.values()),
    I_13(
            "Which limits have account ids?",
            "one group_id ever, no merges",
            "nothing else is said",
            AccountLimits.values()),
    I_14("How do local account ids begin?", "acc_", "nothing is said", "nothing reads the beginning of a local id"),

    F_01(
            "Which form has codes on Flex events?",
            "what was sent; text is never taken apart",
            "Segment would not either",
            "messages are kept as sent, and a path into text leads nowhere in Segment either"),
    F_02(
            "Which identifiers have Flex events?",
            "what was sent",
            "no sample is published",
            "identifiers are read where all messages have them: 'identifiers'"),
    F_03(
            "Which interaction is the last?",
            "the latest timestamp, then interactionSid, then messageId",
            "that is a total order",
            "each trait is evaluated by itself, so no interaction is singled out"),
    F_04(
            "Does case matter in Flex property names?",
            "yes, as everywhere",
            "zero members is a known outcome",
            "it is switched for all names together: U-08"),

    X_01(
            "How are exports laid out in a bucket?",
            "folders only hint at the source",
            "only the format is published",
            "files are found by what they hold, wherever they lie"),
    X_02(
            "What is a table or column without name?",
            "ignored",
            "the name vanished on the way",
            "tables of warehouses are not read"),
    X_03(
            "Which columns has id_graph_updates?",
            "segment_id and canonical_segment_id; seq, timestamp or file order",
            "that is the least that is published",
            "tables of warehouses are not read"),
    X_04(
            "Can other events become Flex events?",
            "never; a mapping makes its own names",
            "nothing says they are equal",
            "events keep the names they were sent with");

    private static final Pattern NUMBER = Pattern.compile("([A-Z])(\\d{1,6})");

    private final String question;
    private final String answer;
    private final String reason;
    private final Optional<String> whyFixed;
    private final List<List<Option>> questions;

    /**
     * @param first the options of what can be switched, the answer taken here first
     * @param others the same of further questions
     */
    Choice(String question, String answer, String reason, Option[] first, Option[]... others) {
        this.question = question;
        this.answer = answer;
        this.reason = reason;
        this.whyFixed = Optional.empty();
        this.questions = Stream.concat(
                        Stream.of(List.of(first)), Stream.of(others).map(List::of))
                .toList();
    }

    /**
     * @param whyFixed why there is nothing to switch, or where it is set instead
     */
    Choice(String question, String answer, String reason, String whyFixed) {
        this.question = question;
        this.answer = answer;
        this.reason = reason;
        this.whyFixed = Optional.of(whyFixed);
        this.questions = List.of();
    }

    /** The number in the specification: {@code U-18}. */
    public String id() {
        return name().replace('_', '-');
    }

    /** What is left open. */
    public String question() {
        return question;
    }

    /** What is done here unless switched. */
    public String answer() {
        return answer;
    }

    /** Why: what can stand behind "because". */
    public String reason() {
        return reason;
    }

    /** Why it cannot be switched, or where it is set instead; empty if it can. */
    public Optional<String> whyFixed() {
        return whyFixed;
    }

    /** Whether it can be switched. */
    public boolean isSwitchable() {
        return !questions.isEmpty();
    }

    /**
     * What can be switched, as the options of each question, the default first; empty if nothing can. U-56 is two questions
     * whose options have names of their own.
     */
    public List<List<Option>> questions() {
        return questions;
    }

    /** Whether it is a question of identity, so that other answers lead to other profiles. */
    public boolean isOfIdentity() {
        return name().startsWith("I_");
    }

    /** What it can be switched to, as settings spell it; empty if it cannot. */
    public List<String> options() {
        return questions.stream().flatMap(List::stream).map(Option::name).toList();
    }

    /** The option of that spelling. */
    public Optional<Option> option(String spelling) {
        return questions.stream()
                .flatMap(List::stream)
                .filter(option -> option.name().equals(spelling))
                .findFirst();
    }

    /** The choice of that number. */
    public static Optional<Choice> numbered(String id) {
        return Stream.of(values()).filter(choice -> choice.id().equals(id)).findFirst();
    }

    /** The choice whose number was probably meant: another spelling of it, or the nearest number of the same letter. */
    public static Optional<Choice> near(String id) {
        String plain = id.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
        Matcher number = NUMBER.matcher(plain);
        if (!number.matches()) {
            return Optional.empty();
        }
        int meant = Integer.parseInt(number.group(2));
        return Stream.of(values())
                .filter(choice -> choice.name().startsWith(number.group(1) + "_"))
                .min(Comparator.comparingInt(
                        choice -> Math.abs(Integer.parseInt(choice.name().substring(2)) - meant)));
    }

    /** The choices that can be switched. */
    public static List<Choice> switchable() {
        return Stream.of(values()).filter(Choice::isSwitchable).toList();
    }
}
