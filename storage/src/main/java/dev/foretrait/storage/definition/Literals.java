package dev.foretrait.storage.definition;

import dev.foretrait.engine.event.Decimals;
import dev.foretrait.engine.event.IsoTime;
import dev.foretrait.engine.query.Literal;
import dev.foretrait.storage.yaml.Yaml;
import java.util.Optional;

/**
 * Constants in definition files. Unquoted, a number, a date or a timestamp is one; true and false are the texts that
 * Segment compares booleans with; everything else, and whatever is quoted, is text. A tag has the last word.
 */
final class Literals {

    private Literals() {}

    static Literal of(Yaml.Scalar scalar) {
        if (scalar.isVerbatim()) {
            return new Literal.Text(scalar.text());
        }
        if (scalar.type() == Yaml.Scalar.Type.NUMBER) {
            return Decimals.parse(scalar.text())
                    .<Literal>map(number -> new Literal.Number(spelling(scalar.text(), Decimals.plain(number))))
                    .orElseGet(() -> new Literal.Text(scalar.text()));
        }
        Optional<IsoTime> time = IsoTime.parse(scalar.text()).filter(IsoTime::strict);
        return time.<Literal>map(read ->
                        read.dateOnly() ? new Literal.Date(scalar.text()) : new Literal.Timestamp(scalar.text()))
                .orElseGet(() -> new Literal.Text(scalar.text()));
    }

    /** A query has no exponents, and no point without digits behind it; anything else stays as written. */
    private static String spelling(String written, String plain) {
        boolean unknown = written.indexOf('e') >= 0 || written.indexOf('E') >= 0 || written.endsWith(".");
        return unknown ? plain : written;
    }
}
