package dev.foretrait.engine.diagnostic;

/** What a finding is a case of. Each stage lists its rules once, in an enum. */
public interface Rule {

    /** The stable id, as users configure and search it: {@code E-FUNC}. */
    String id();

    /** How bad a case of it is. */
    Severity severity();

    /** What the rule asks, in one sentence for the rule list. */
    String summary();

    /** The rules of an enum whose constants are named after their ids: {@code E_FUNC} is the error {@code E-FUNC}. */
    interface Named extends Rule {

        /** The constant's name: {@code E_} for an error, {@code W_} a warning, {@code I_} a note; then what it is about. */
        String name();

        @Override
        default String id() {
            return name().replace('_', '-');
        }

        @Override
        default Severity severity() {
            if (name().startsWith("I_")) {
                return Severity.NOTE;
            }
            return name().startsWith("E_") ? Severity.ERROR : Severity.WARNING;
        }
    }
}
