/**
 * External ids to profiles (identity.md). {@link dev.foretrait.engine.identity.Promotion} takes external ids from
 * messages, {@link dev.foretrait.engine.identity.Resolver} turns them, in the order of the messages, into profiles, and
 * {@link dev.foretrait.engine.identity.TraitWrites} folds the traits of one profile. {@link
 * dev.foretrait.engine.identity.Identities} does all three for a list of messages. Knows {@code event} only.
 */
@NullMarked
package dev.foretrait.engine.identity;

import org.jspecify.annotations.NullMarked;
