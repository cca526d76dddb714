package dev.foretrait.engine.observe;

import java.util.List;
import java.util.Map;

/** What a {@link ValueCounter} has counted, with the meanings of {@link ObservedProperty}. */
record ValueCounts(long messages, Map<ValueKind, Long> kinds, List<ObservedValue> values) {}
