package dev.foretrait.cli.output;

import java.util.List;
import java.util.Map;

/** How profiles are known, by their number. */
public interface ProfileIds {

    /** The number of profiles. */
    int count();

    /** The id that Segment would give, as predicted. */
    String segmentId(int profile);

    /** The external ids by type: types in code point order, the oldest value first. */
    Map<String, List<String>> externalIds(int profile);
}
