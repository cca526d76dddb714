package dev.foretrait.storage.yaml;

import dev.foretrait.engine.diagnostic.Source;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CommentEvent;
import org.snakeyaml.engine.v2.events.Event;

/**
 * What a YAML text says besides its values.
 *
 * @param comments in their order
 * @param hasAliases whether a value is repeated by {@code *name}, which the tree of values does not show
 */
public record Trivia(List<Comment> comments, boolean hasAliases) {

    public Trivia {
        comments = List.copyOf(comments);
    }

    /** The trivia of a text that is YAML. */
    public static Trivia in(Source source) {
        String text = source.text();
        CodePoints codePoints = new CodePoints(text);
        YamlEvents events = new YamlEvents(text, true);
        List<Comment> comments = new ArrayList<>();
        boolean aliases = false;
        while (events.hasNext()) {
            Event event = events.next();
            aliases |= event instanceof AliasEvent;
            if (event instanceof CommentEvent comment && comment.getCommentType() != CommentType.BLANK_LINE) {
                int start = event.getStartMark().orElseThrow().getIndex();
                comments.add(Comment.at(text, codePoints.offset(start)));
            }
        }
        return new Trivia(comments, aliases);
    }
}
