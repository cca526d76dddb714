package dev.foretrait.engine.fql;

import dev.foretrait.engine.event.Message;
import dev.foretrait.engine.event.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A statement of FQL: true or false of each message. {@code toString} is its canonical text, which reads back as it. */
public final class Statement {

    /** True of every message. */
    public static final Statement TRUE = new Statement(new Condition.Truth(new Operand.Constant(Value.Bool.TRUE)));

    private final Condition condition;

    Statement(Condition condition) {
        this.condition = condition;
    }

    /** Whether it is true of the message. */
    public boolean holdsFor(Message message) {
        return holdsFor(message.body());
    }

    /** Whether it is true of a message with that body, or with as much of one as the {@link #paths} lead to. */
    public boolean holdsFor(Value.Object body) {
        return condition.holds(body);
    }

    /** Every path in it, as keys from the root of a message. Nothing else of a message matters to it. */
    public Set<List<String>> paths() {
        Set<List<String>> paths = new TreeSet<>(Comparator.comparing(List::toString));
        condition.operands().forEach(operand -> collect(operand, paths));
        return paths;
    }

    private static void collect(Operand operand, Set<List<String>> paths) {
        if (operand instanceof Operand.Path path) {
            paths.add(path.keys());
        }
        Stream<Operand> parts = operand.parts();
        parts.forEach(part -> collect(part, paths));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Statement that && condition.equals(that.condition);
    }

    @Override
    public int hashCode() {
        return condition.hashCode();
    }

    @Override
    public String toString() {
        return condition.toString();
    }
}
