package dev.foretrait.cli.values;

import dev.foretrait.cli.output.ProfileIds;
import java.util.List;
import java.util.Map;

/** The profiles of users, and behind them those of accounts. */
public record UsersAndAccounts(ProfileIds users, ProfileIds accounts) implements ProfileIds {

    @Override
    public int count() {
        return users.count() + accounts.count();
    }

    @Override
    public String segmentId(int profile) {
        return profile < users.count() ? users.segmentId(profile) : accounts.segmentId(profile - users.count());
    }

    @Override
    public Map<String, List<String>> externalIds(int profile) {
        return profile < users.count() ? users.externalIds(profile) : accounts.externalIds(profile - users.count());
    }
}
