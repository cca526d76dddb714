package dev.foretrait.engine.column;

/** Other values behind the codes of what is coded already: what they are is worked out once per code. */
interface Derived extends Coded {

    /** What has the codes. */
    Coded from();

    @Override
    default int places() {
        return from().places();
    }

    @Override
    default int codes() {
        return from().codes();
    }

    @Override
    default int code(int place) {
        return from().code(place);
    }

    @Override
    default void copyCodes(int[] out) {
        from().copyCodes(out);
    }

    @Override
    default void copyCodesAt(int[] places, int count, int[] out) {
        from().copyCodesAt(places, count, out);
    }

    @Override
    default Rows rowsMarked(byte[] marks) {
        return from().rowsMarked(marks);
    }
}
